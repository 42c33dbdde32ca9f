-- Merge agent uuids and default keypairs
--
-- revision: c04f8b1a6e37
-- revises: 13f4b8bc37f2, a2f6b90c41d7
-- branch-labels:
-- depends-on:
-- created: 2026-09-02T09:40:00Z

-- migrate:up
-- nothing to do

-- migrate:down
-- nothing to do
