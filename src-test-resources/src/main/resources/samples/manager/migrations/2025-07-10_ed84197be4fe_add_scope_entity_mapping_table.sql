-- Add association_scopes_entities
--
-- revision: ed84197be4fe
-- revises: 308bcecec5c2
-- branch-labels:
-- depends-on:
-- created: 2025-07-10T05:30:45Z

-- migrate:up
CREATE TABLE association_scopes_entities (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    scope_type varchar(32) NOT NULL,
    scope_id varchar(64) NOT NULL,
    entity_type varchar(32) NOT NULL,
    entity_id varchar(64) NOT NULL,
    relation_type varchar(8) NOT NULL DEFAULT 'auto',
    registered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_association_scopes_entities PRIMARY KEY (id),
    CONSTRAINT uq_association_scopes_entities UNIQUE (scope_type, scope_id, entity_type, entity_id),
    CONSTRAINT ck_association_scopes_entities_relation_type CHECK (relation_type IN ('auto', 'ref'))
);

INSERT INTO association_scopes_entities (scope_type, scope_id, entity_type, entity_id)
SELECT 'project', group_id::text, 'user', user_id::text
FROM association_groups_users;

-- migrate:down
DROP TABLE association_scopes_entities;
