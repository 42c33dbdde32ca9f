-- Add a covering index for virtual scope permission resolution
--
-- revision: aa27f1d5cd35
-- revises: b7e4c2058fa1
-- branch-labels:
-- depends-on:
-- created: 2026-11-16T08:55:47Z

-- migrate:up transaction:false
-- an attempt that was interrupted leaves an invalid index behind
DROP INDEX CONCURRENTLY IF EXISTS ix_entity_memberships_entity;
CREATE INDEX CONCURRENTLY ix_entity_memberships_entity
    ON entity_memberships (entity_type, entity_id) INCLUDE (virtual_scope_id);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY IF EXISTS ix_entity_memberships_entity;
