-- Add domain_id to users
--
-- revision: c1a7d3f05e28
-- revises: e88ba629994f
-- branch-labels:
-- depends-on:
-- created: 2026-08-19T01:26:08Z

-- migrate:up
ALTER TABLE users ADD COLUMN domain_id uuid;
UPDATE users
SET domain_id = domains.id
FROM domains
WHERE domains.name = users.domain_name;
ALTER TABLE users
    ADD CONSTRAINT fk_users_domain_id_domains FOREIGN KEY (domain_id) REFERENCES domains (id),
    ADD CONSTRAINT ck_users_domain CHECK ((domain_id IS NULL) = (domain_name IS NULL));
CREATE INDEX ix_users_domain_id ON users (domain_id);

-- migrate:down
ALTER TABLE users DROP COLUMN domain_id;
