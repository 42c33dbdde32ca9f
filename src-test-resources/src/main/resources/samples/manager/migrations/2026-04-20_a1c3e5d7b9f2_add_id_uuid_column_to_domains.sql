-- Add an id to domains
--
-- revision: a1c3e5d7b9f2
-- revises: ed84197be4fe
-- branch-labels:
-- depends-on:
-- created: 2026-04-20T02:13:27Z

-- migrate:up
ALTER TABLE domains
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD CONSTRAINT uq_domains_id UNIQUE (id);

-- migrate:down
ALTER TABLE domains DROP COLUMN id;
