-- Add domains
--
-- revision: bae1a7326e8a
-- revises: 819c2b3830a9
-- branch-labels:
-- depends-on:
-- created: 2019-05-08T07:29:46Z

-- migrate:up
CREATE TABLE domains (
    name varchar(64) NOT NULL,
    description varchar(512),
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    total_resource_slots jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_domains PRIMARY KEY (name),
    CONSTRAINT ck_domains_name CHECK (name ~ '^[[:alnum:]]([[:alnum:]._-]*[[:alnum:]])?$'),
    CONSTRAINT ck_domains_slots CHECK (jsonb_typeof(total_resource_slots) = 'object')
);
COMMENT ON TABLE domains IS 'Tenants; a user belongs to at most one';

INSERT INTO domains (name, description)
SELECT 'default', 'The default domain'
WHERE EXISTS (SELECT FROM users);

ALTER TABLE users ADD COLUMN domain_name varchar(64);
UPDATE users SET domain_name = 'default';
ALTER TABLE users ADD CONSTRAINT fk_users_domain_name_domains FOREIGN KEY (domain_name)
    REFERENCES domains (name) ON UPDATE CASCADE;
CREATE INDEX ix_users_domain_name ON users (domain_name);

-- migrate:down
ALTER TABLE users DROP COLUMN domain_name;
DROP TABLE domains;
