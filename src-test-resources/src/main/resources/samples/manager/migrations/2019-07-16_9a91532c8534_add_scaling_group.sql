-- Add scaling_groups
--
-- revision: 9a91532c8534
-- revises: c401d78cc7b9
-- branch-labels:
-- depends-on:
-- created: 2019-07-16T02:41:51Z

-- migrate:up
CREATE TABLE scaling_groups (
    name varchar(64) NOT NULL,
    description varchar(512),
    is_active boolean NOT NULL DEFAULT true,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    wsproxy_addr varchar(1024),
    wsproxy_api_token varchar(128),
    driver varchar(64) NOT NULL DEFAULT 'static',
    driver_opts jsonb NOT NULL DEFAULT '{}',
    scheduler varchar(64) NOT NULL DEFAULT 'fifo',
    scheduler_opts jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_scaling_groups PRIMARY KEY (name)
);
COMMENT ON TABLE scaling_groups IS 'Shown to users as resource groups';
-- at most one default
CREATE UNIQUE INDEX uq_scaling_groups_is_default ON scaling_groups (is_default) WHERE is_default;

CREATE TABLE sgroups_for_domains (
    scaling_group varchar(64) NOT NULL,
    domain varchar(64) NOT NULL,
    CONSTRAINT pk_sgroups_for_domains PRIMARY KEY (scaling_group, domain),
    CONSTRAINT fk_sgroups_for_domains_scaling_group_scaling_groups FOREIGN KEY (scaling_group)
        REFERENCES scaling_groups (name) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT fk_sgroups_for_domains_domain_domains FOREIGN KEY (domain)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE CASCADE
);

INSERT INTO scaling_groups (name, description, is_default)
SELECT 'default', 'The default agent scaling group', true
WHERE EXISTS (SELECT FROM agents);

INSERT INTO sgroups_for_domains (scaling_group, domain)
SELECT scaling_groups.name, domains.name
FROM scaling_groups
CROSS JOIN domains;

ALTER TABLE agents ADD COLUMN scaling_group varchar(64);
UPDATE agents SET scaling_group = 'default';
ALTER TABLE agents
    ALTER COLUMN scaling_group SET NOT NULL,
    ADD CONSTRAINT fk_agents_scaling_group_scaling_groups FOREIGN KEY (scaling_group)
        REFERENCES scaling_groups (name) ON UPDATE CASCADE;
CREATE INDEX ix_agents_scaling_group ON agents (scaling_group);

-- migrate:down
ALTER TABLE agents DROP COLUMN scaling_group;
DROP TABLE sgroups_for_domains;
DROP TABLE scaling_groups;
