-- Add an id to scaling_groups
--
-- revision: b2d4f6e8c1a3
-- revises: a1c3e5d7b9f2
-- branch-labels:
-- depends-on:
-- created: 2026-04-21T04:37:50Z

-- migrate:up
ALTER TABLE scaling_groups
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD CONSTRAINT uq_scaling_groups_id UNIQUE (id);

-- migrate:down
ALTER TABLE scaling_groups DROP COLUMN id;
