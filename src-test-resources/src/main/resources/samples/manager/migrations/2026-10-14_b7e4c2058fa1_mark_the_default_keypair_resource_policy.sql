-- Mark the default keypair resource policy
--
-- revision: b7e4c2058fa1
-- revises: c04f8b1a6e37
-- branch-labels:
-- depends-on:
-- created: 2026-10-14T06:31:22Z

-- migrate:up
ALTER TABLE keypair_resource_policies ADD COLUMN is_default boolean NOT NULL DEFAULT false;
UPDATE keypair_resource_policies SET is_default = true WHERE name = 'default';
CREATE UNIQUE INDEX uq_keypair_resource_policies_is_default ON keypair_resource_policies (is_default)
    WHERE is_default;

-- migrate:down
ALTER TABLE keypair_resource_policies DROP COLUMN is_default;
