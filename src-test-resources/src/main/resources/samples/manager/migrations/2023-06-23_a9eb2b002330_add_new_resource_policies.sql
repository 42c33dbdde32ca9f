-- Add user and project resource policies
--
-- revision: a9eb2b002330
-- revises: f108628f032b
-- branch-labels:
-- depends-on:
-- created: 2023-06-23T03:55:13Z

-- migrate:up
CREATE TABLE user_resource_policies (
    name varchar(256) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    max_vfolder_count integer NOT NULL DEFAULT 0,
    max_quota_scope_size bigint NOT NULL DEFAULT -1,
    max_session_count_per_model_session integer NOT NULL DEFAULT 10,
    CONSTRAINT pk_user_resource_policies PRIMARY KEY (name),
    CONSTRAINT ck_user_resource_policies_max_quota_scope_size CHECK (max_quota_scope_size >= -1)
);
COMMENT ON COLUMN user_resource_policies.max_quota_scope_size IS 'In bytes; -1 means unlimited';

CREATE TABLE project_resource_policies (
    name varchar(256) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    max_vfolder_count integer NOT NULL DEFAULT 0,
    max_quota_scope_size bigint NOT NULL DEFAULT -1,
    max_network_count integer NOT NULL DEFAULT 3,
    CONSTRAINT pk_project_resource_policies PRIMARY KEY (name),
    CONSTRAINT ck_project_resource_policies_max_quota_scope_size CHECK (max_quota_scope_size >= -1)
);
COMMENT ON COLUMN project_resource_policies.max_quota_scope_size IS 'In bytes; -1 means unlimited';

INSERT INTO user_resource_policies (name)
SELECT 'default'
WHERE EXISTS (SELECT FROM users);
INSERT INTO project_resource_policies (name)
SELECT 'default'
WHERE EXISTS (SELECT FROM groups);

ALTER TABLE users ADD COLUMN resource_policy varchar(256);
UPDATE users SET resource_policy = 'default';
ALTER TABLE users
    ALTER COLUMN resource_policy SET NOT NULL,
    ADD CONSTRAINT fk_users_resource_policy_user_resource_policies FOREIGN KEY (resource_policy)
        REFERENCES user_resource_policies (name) ON UPDATE CASCADE;

ALTER TABLE groups ADD COLUMN resource_policy varchar(256);
UPDATE groups SET resource_policy = 'default';
ALTER TABLE groups
    ALTER COLUMN resource_policy SET NOT NULL,
    ADD CONSTRAINT fk_groups_resource_policy_project_resource_policies FOREIGN KEY (resource_policy)
        REFERENCES project_resource_policies (name) ON UPDATE CASCADE;

-- migrate:down
ALTER TABLE groups DROP COLUMN resource_policy;
ALTER TABLE users DROP COLUMN resource_policy;
DROP TABLE project_resource_policies;
DROP TABLE user_resource_policies;
