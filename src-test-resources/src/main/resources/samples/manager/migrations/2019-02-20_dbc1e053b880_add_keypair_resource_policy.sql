-- Add keypair_resource_policies
--
-- revision: dbc1e053b880
-- revises: f0f4ee907155
-- branch-labels:
-- depends-on:
-- created: 2019-02-20T17:06:12Z

-- migrate:up
CREATE TYPE defaultforunspecified AS ENUM ('LIMITED', 'UNLIMITED');

CREATE TABLE keypair_resource_policies (
    name varchar(256) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    default_for_unspecified defaultforunspecified NOT NULL DEFAULT 'LIMITED',
    total_resource_slots jsonb NOT NULL DEFAULT '{}',
    max_session_lifetime integer NOT NULL DEFAULT 0,
    max_concurrent_sessions integer NOT NULL DEFAULT 30,
    max_containers_per_session integer NOT NULL DEFAULT 1,
    idle_timeout bigint NOT NULL DEFAULT 1800,
    allowed_vfolder_hosts jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_keypair_resource_policies PRIMARY KEY (name),
    CONSTRAINT ck_keypair_resource_policies_slots CHECK (jsonb_typeof(total_resource_slots) = 'object'),
    CONSTRAINT ck_keypair_resource_policies_limits CHECK (
        max_session_lifetime >= 0
        AND max_concurrent_sessions >= 0
        AND max_containers_per_session >= 1
        AND idle_timeout >= 0
    )
);
COMMENT ON COLUMN keypair_resource_policies.idle_timeout IS 'In seconds; 0 means never';
COMMENT ON COLUMN keypair_resource_policies.max_session_lifetime IS 'In seconds; 0 means unlimited';

-- existing keypairs need a policy to point to; a new installation brings its own
INSERT INTO keypair_resource_policies (name, default_for_unspecified)
SELECT 'default', 'UNLIMITED'
WHERE EXISTS (SELECT FROM keypairs);

ALTER TABLE keypairs ADD COLUMN resource_policy varchar(256);
UPDATE keypairs SET resource_policy = 'default';
ALTER TABLE keypairs
    ALTER COLUMN resource_policy SET NOT NULL,
    ADD CONSTRAINT fk_keypairs_resource_policy_keypair_resource_policies FOREIGN KEY (resource_policy)
        REFERENCES keypair_resource_policies (name);

-- migrate:down
ALTER TABLE keypairs DROP COLUMN resource_policy;
DROP TABLE keypair_resource_policies;
DROP TYPE defaultforunspecified;
