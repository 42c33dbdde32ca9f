-- Mark one default keypair of each user
--
-- revision: a2f6b90c41d7
-- revises: c1a7d3f05e28
-- branch-labels:
-- depends-on:
-- created: 2026-08-27T05:02:33Z

-- migrate:up
ALTER TABLE keypairs ADD COLUMN is_default boolean NOT NULL DEFAULT false;

-- the oldest active one; the key itself settles a tie
UPDATE keypairs
SET is_default = true
WHERE access_key IN (
    SELECT DISTINCT ON ("user") access_key
    FROM keypairs
    WHERE is_active AND "user" IS NOT NULL
    ORDER BY "user", created_at, access_key
);
CREATE UNIQUE INDEX uq_keypairs_default ON keypairs ("user") WHERE is_default;

-- migrate:down
ALTER TABLE keypairs DROP COLUMN is_default;
