-- Key sgroups_for_domains by ids instead of names
--
-- revision: e88ba629994f
-- revises: a379b72f1206
-- branch-labels:
-- depends-on:
-- created: 2026-08-03T10:04:36Z

-- migrate:up
ALTER TABLE sgroups_for_domains
    ADD COLUMN resource_group_id uuid,
    ADD COLUMN domain_id uuid;

UPDATE sgroups_for_domains AS link
SET resource_group_id = scaling_groups.id,
    domain_id = domains.id
FROM scaling_groups, domains
WHERE scaling_groups.name = link.scaling_group
  AND domains.name = link.domain;

-- the primary key and the foreign keys go with their columns
ALTER TABLE sgroups_for_domains
    DROP COLUMN scaling_group,
    DROP COLUMN domain;
ALTER TABLE sgroups_for_domains
    ADD CONSTRAINT pk_sgroups_for_domains PRIMARY KEY (resource_group_id, domain_id),
    ADD CONSTRAINT fk_sgroups_for_domains_resource_group_id_scaling_groups FOREIGN KEY (resource_group_id)
        REFERENCES scaling_groups (id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_sgroups_for_domains_domain_id_domains FOREIGN KEY (domain_id)
        REFERENCES domains (id) ON DELETE CASCADE;

-- migrate:down
ALTER TABLE sgroups_for_domains
    ADD COLUMN scaling_group varchar(64),
    ADD COLUMN domain varchar(64);

UPDATE sgroups_for_domains AS link
SET scaling_group = scaling_groups.name,
    domain = domains.name
FROM scaling_groups, domains
WHERE scaling_groups.id = link.resource_group_id
  AND domains.id = link.domain_id;

ALTER TABLE sgroups_for_domains
    DROP COLUMN resource_group_id,
    DROP COLUMN domain_id;
ALTER TABLE sgroups_for_domains
    ADD CONSTRAINT pk_sgroups_for_domains PRIMARY KEY (scaling_group, domain),
    ADD CONSTRAINT fk_sgroups_for_domains_scaling_group_scaling_groups FOREIGN KEY (scaling_group)
        REFERENCES scaling_groups (name) ON UPDATE CASCADE ON DELETE CASCADE,
    ADD CONSTRAINT fk_sgroups_for_domains_domain_domains FOREIGN KEY (domain)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE CASCADE;
