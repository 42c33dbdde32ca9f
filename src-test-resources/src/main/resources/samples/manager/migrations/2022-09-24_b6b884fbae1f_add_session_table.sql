-- Add sessions above kernels
--
-- revision: b6b884fbae1f
-- revises: 015d84d5a5ef
-- branch-labels:
-- depends-on:
-- created: 2022-09-24T14:11:53Z

-- migrate:up
CREATE TYPE sessiontype AS ENUM ('INTERACTIVE', 'BATCH', 'INFERENCE');

CREATE TABLE sessions (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name varchar(64) NOT NULL,
    session_type sessiontype NOT NULL DEFAULT 'INTERACTIVE',
    status kernelstatus NOT NULL DEFAULT 'PREPARING',
    access_key varchar(20),
    user_uuid uuid,
    group_id uuid,
    domain_name varchar(64),
    scaling_group_name varchar(64),
    requested_slots jsonb,
    occupying_slots jsonb NOT NULL DEFAULT '{}',
    tags text[] NOT NULL DEFAULT '{}',
    batch_timeout interval,
    created_at timestamptz NOT NULL DEFAULT now(),
    starts_at timestamptz,
    terminated_at timestamptz,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT fk_sessions_access_key_keypairs FOREIGN KEY (access_key)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_sessions_user_uuid_users FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE SET NULL,
    CONSTRAINT fk_sessions_group_id_groups FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE SET NULL,
    CONSTRAINT fk_sessions_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_sessions_scaling_group_name_scaling_groups FOREIGN KEY (scaling_group_name)
        REFERENCES scaling_groups (name) ON UPDATE CASCADE,
    CONSTRAINT ck_sessions_batch_timeout CHECK (batch_timeout IS NULL OR session_type = 'BATCH')
);
CREATE INDEX ix_sessions_access_key ON sessions (access_key);
CREATE INDEX ix_sessions_live ON sessions (created_at) WHERE status NOT IN ('TERMINATED', 'ERROR');

-- a session has the id of its main kernel
INSERT INTO sessions (
    id, name, status, access_key, user_uuid, group_id, domain_name, scaling_group_name,
    requested_slots, occupying_slots, created_at, terminated_at
)
SELECT kernels.id, kernels.sess_id, kernels.status, kernels.access_key, kernels.user_uuid, kernels.group_id,
       kernels.domain_name, agents.scaling_group, kernels.requested_slots, kernels.occupied_slots,
       kernels.created_at, kernels.terminated_at
FROM kernels
LEFT JOIN agents ON agents.id = kernels.agent
WHERE kernels.role = 'main';

ALTER TABLE kernels ADD COLUMN session_id uuid;
UPDATE kernels
SET session_id = CASE
    WHEN role = 'main' THEN id
    ELSE (
        SELECT sessions.id
        FROM sessions
        WHERE sessions.name = kernels.sess_id
          AND sessions.access_key IS NOT DISTINCT FROM kernels.access_key
          AND sessions.created_at <= kernels.created_at
        ORDER BY sessions.created_at DESC
        LIMIT 1
    )
END;
ALTER TABLE kernels ADD CONSTRAINT fk_kernels_session_id_sessions FOREIGN KEY (session_id)
    REFERENCES sessions (id) ON DELETE CASCADE;
CREATE INDEX ix_kernels_session_id ON kernels (session_id);

CREATE VIEW live_sessions AS
SELECT id, name, session_type, status, user_uuid, group_id, scaling_group_name, created_at
FROM sessions
WHERE status NOT IN ('TERMINATED', 'ERROR');
COMMENT ON VIEW live_sessions IS 'What the dashboard lists';

-- migrate:down
DROP VIEW live_sessions;
ALTER TABLE kernels DROP COLUMN session_id;
DROP TABLE sessions;
DROP TYPE sessiontype;
