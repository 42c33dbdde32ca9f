-- Add a uuid to agents
--
-- revision: 13f4b8bc37f2
-- revises: c1a7d3f05e28
-- branch-labels:
-- depends-on:
-- created: 2026-08-24T03:15:40Z

-- migrate:up
ALTER TABLE agents
    ADD COLUMN uuid uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD CONSTRAINT uq_agents_uuid UNIQUE (uuid);

-- migrate:down
ALTER TABLE agents DROP COLUMN uuid;
