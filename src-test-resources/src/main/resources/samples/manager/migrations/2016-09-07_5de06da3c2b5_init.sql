-- Create keypairs and agents
--
-- revision: 5de06da3c2b5
-- revises:
-- branch-labels:
-- depends-on:
-- created: 2016-09-07T07:20:17Z

-- migrate:up
CREATE TYPE agentstatus AS ENUM ('ALIVE', 'LOST', 'RESTARTING', 'TERMINATED');

CREATE TABLE keypairs (
    access_key varchar(20) NOT NULL,
    secret_key varchar(40) NOT NULL,
    user_id varchar(256),
    is_active boolean NOT NULL DEFAULT true,
    is_admin boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used timestamptz,
    rate_limit integer NOT NULL DEFAULT 30000,
    num_queries bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_keypairs PRIMARY KEY (access_key),
    CONSTRAINT ck_keypairs_num_queries CHECK (num_queries >= 0)
);
CREATE INDEX ix_keypairs_user_id ON keypairs (user_id);
COMMENT ON TABLE keypairs IS 'API credentials';
COMMENT ON COLUMN keypairs.user_id IS 'E-mail address of the owner';
COMMENT ON COLUMN keypairs.rate_limit IS 'Requests allowed in 15 minutes';

CREATE TABLE agents (
    id varchar(64) NOT NULL,
    status agentstatus NOT NULL DEFAULT 'ALIVE',
    addr varchar(128) NOT NULL,
    first_contact timestamptz NOT NULL DEFAULT now(),
    lost_at timestamptz,
    available_slots jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_agents PRIMARY KEY (id)
);
CREATE INDEX ix_agents_status ON agents (status);

-- migrate:down
DROP TABLE agents;
DROP TABLE keypairs;
DROP TYPE agentstatus;
