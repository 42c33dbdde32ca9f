-- Add resource_presets
--
-- revision: 8e660aa31fe3
-- revises: dbc1e053b880
-- branch-labels:
-- depends-on:
-- created: 2019-03-30T12:39:00Z

-- migrate:up
CREATE TABLE resource_presets (
    name varchar(256) NOT NULL,
    resource_slots jsonb NOT NULL,
    CONSTRAINT pk_resource_presets PRIMARY KEY (name),
    CONSTRAINT ck_resource_presets_slots CHECK (jsonb_typeof(resource_slots) = 'object')
);

-- migrate:down
DROP TABLE resource_presets;
