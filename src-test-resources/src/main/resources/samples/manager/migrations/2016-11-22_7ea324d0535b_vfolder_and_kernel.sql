-- Create vfolders and kernels
--
-- revision: 7ea324d0535b
-- revises: 5de06da3c2b5
-- branch-labels:
-- depends-on:
-- created: 2016-11-22T12:00:00Z

-- migrate:up
CREATE TYPE kernelstatus AS ENUM (
    'PREPARING', 'BUILDING', 'RUNNING', 'RESTARTING', 'SUSPENDED', 'TERMINATING', 'TERMINATED', 'ERROR'
);

CREATE TABLE vfolders (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    host varchar(128) NOT NULL,
    name varchar(64) NOT NULL,
    max_files integer NOT NULL DEFAULT 1000,
    max_size bigint NOT NULL DEFAULT 1048576,
    num_files integer NOT NULL DEFAULT 0,
    cur_size bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used timestamptz,
    belongs_to varchar(20) NOT NULL,
    CONSTRAINT pk_vfolders PRIMARY KEY (id),
    CONSTRAINT fk_vfolders_belongs_to_keypairs FOREIGN KEY (belongs_to)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT uq_vfolders_belongs_to_name UNIQUE (belongs_to, name),
    CONSTRAINT ck_vfolders_usage CHECK (num_files >= 0 AND cur_size >= 0)
);
COMMENT ON COLUMN vfolders.max_size IS 'In KiB';

CREATE TABLE kernels (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    sess_id varchar(64) NOT NULL,
    role varchar(16) NOT NULL DEFAULT 'main',
    status kernelstatus NOT NULL DEFAULT 'PREPARING',
    status_info text,
    agent varchar(64),
    access_key varchar(20),
    image varchar(512) NOT NULL,
    ports integer[] NOT NULL DEFAULT '{}',
    environ text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    terminated_at timestamptz,
    num_queries bigint NOT NULL DEFAULT 0,
    cpu_slot numeric(10,3) NOT NULL DEFAULT 0,
    mem_slot bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_kernels PRIMARY KEY (id),
    CONSTRAINT fk_kernels_agent_agents FOREIGN KEY (agent) REFERENCES agents (id),
    CONSTRAINT fk_kernels_access_key_keypairs FOREIGN KEY (access_key)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT ck_kernels_lifetime CHECK (terminated_at IS NULL OR terminated_at >= created_at)
);
COMMENT ON COLUMN kernels.mem_slot IS 'In bytes';
CREATE INDEX ix_kernels_sess_id ON kernels (sess_id);
-- one main kernel for a session that lives; names are free again afterwards
CREATE UNIQUE INDEX uq_kernels_live_main ON kernels (sess_id, access_key)
    WHERE role = 'main' AND status NOT IN ('TERMINATED', 'ERROR');

-- migrate:down
DROP TABLE kernels;
DROP TABLE vfolders;
DROP TYPE kernelstatus;
