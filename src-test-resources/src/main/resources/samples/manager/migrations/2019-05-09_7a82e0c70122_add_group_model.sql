-- Add groups and their members
--
-- revision: 7a82e0c70122
-- revises: bae1a7326e8a
-- branch-labels:
-- depends-on:
-- created: 2019-05-09T08:11:10Z

-- migrate:up
CREATE TABLE groups (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name varchar(64) NOT NULL,
    description varchar(512),
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    domain_name varchar(64) NOT NULL,
    total_resource_slots jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_groups PRIMARY KEY (id),
    CONSTRAINT uq_groups_name_domain_name UNIQUE (name, domain_name),
    CONSTRAINT fk_groups_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ix_groups_domain_name ON groups (domain_name);
COMMENT ON TABLE groups IS 'Shown to users as projects';

CREATE TABLE association_groups_users (
    group_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT pk_association_groups_users PRIMARY KEY (group_id, user_id),
    CONSTRAINT fk_association_groups_users_group_id_groups FOREIGN KEY (group_id)
        REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT fk_association_groups_users_user_id_users FOREIGN KEY (user_id)
        REFERENCES users (uuid) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ix_association_groups_users_user_id ON association_groups_users (user_id);

-- migrate:down
DROP TABLE association_groups_users;
DROP TABLE groups;
