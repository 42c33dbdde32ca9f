-- Add shared_memory to resource_presets
--
-- revision: c481d3dc6c7d
-- revises: f5530eccf202
-- branch-labels:
-- depends-on:
-- created: 2020-03-24T05:35:48Z

-- migrate:up
ALTER TABLE resource_presets
    ADD COLUMN shared_memory bigint,
    ADD CONSTRAINT ck_resource_presets_shared_memory CHECK (shared_memory > 0);
COMMENT ON COLUMN resource_presets.shared_memory IS 'In bytes; NULL leaves it to the image';

-- migrate:down
ALTER TABLE resource_presets DROP COLUMN shared_memory;
