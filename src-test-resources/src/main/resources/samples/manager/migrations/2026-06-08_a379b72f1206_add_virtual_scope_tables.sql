-- Add virtual scopes
--
-- revision: a379b72f1206
-- revises: b2d4f6e8c1a3
-- branch-labels:
-- depends-on:
-- created: 2026-06-08T07:48:14Z

-- migrate:up
CREATE TABLE virtual_scopes (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    scope_type varchar(32) NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_virtual_scopes PRIMARY KEY (id),
    CONSTRAINT uq_virtual_scopes_scope UNIQUE (scope_type, scope_id),
    CONSTRAINT ck_virtual_scopes_scope_type CHECK (scope_type IN ('domain', 'project', 'user'))
);

CREATE TABLE entity_memberships (
    virtual_scope_id uuid NOT NULL,
    entity_type varchar(32) NOT NULL,
    entity_id uuid NOT NULL,
    CONSTRAINT pk_entity_memberships PRIMARY KEY (virtual_scope_id, entity_type, entity_id),
    CONSTRAINT fk_entity_memberships_virtual_scope_id_virtual_scopes FOREIGN KEY (virtual_scope_id)
        REFERENCES virtual_scopes (id) ON DELETE CASCADE
);
COMMENT ON TABLE entity_memberships IS 'What a virtual scope holds';

CREATE TABLE scope_bindings (
    virtual_scope_id uuid NOT NULL,
    scope_type varchar(32) NOT NULL,
    scope_id uuid NOT NULL,
    CONSTRAINT pk_scope_bindings PRIMARY KEY (virtual_scope_id, scope_type, scope_id),
    CONSTRAINT fk_scope_bindings_virtual_scope_id_virtual_scopes FOREIGN KEY (virtual_scope_id)
        REFERENCES virtual_scopes (id) ON DELETE CASCADE
);
COMMENT ON TABLE scope_bindings IS 'The scopes whose roles reach into a virtual scope';

INSERT INTO virtual_scopes (scope_type, scope_id)
SELECT 'domain', id FROM domains
UNION ALL
SELECT 'project', id FROM groups
UNION ALL
SELECT 'user', uuid FROM users;

-- each scope holds and reaches itself
INSERT INTO entity_memberships (virtual_scope_id, entity_type, entity_id)
SELECT id, scope_type, scope_id FROM virtual_scopes;
INSERT INTO scope_bindings (virtual_scope_id, scope_type, scope_id)
SELECT id, scope_type, scope_id FROM virtual_scopes;

-- a domain holds its projects and users, a project its members
INSERT INTO entity_memberships (virtual_scope_id, entity_type, entity_id)
SELECT scope.id, member.entity_type, member.entity_id
FROM (
    SELECT 'domain' AS scope_type, domains.id AS scope_id, 'project' AS entity_type, groups.id AS entity_id
    FROM groups
    JOIN domains ON domains.name = groups.domain_name
    UNION ALL
    SELECT 'domain', domains.id, 'user', users.uuid
    FROM users
    JOIN domains ON domains.name = users.domain_name
    UNION ALL
    SELECT 'project', group_id, 'user', user_id
    FROM association_groups_users
) AS member
JOIN virtual_scopes AS scope USING (scope_type, scope_id);

-- and the domain's roles reach into both
INSERT INTO scope_bindings (virtual_scope_id, scope_type, scope_id)
SELECT inner_scope.id, 'domain', outer_scope.scope_id
FROM entity_memberships AS member
JOIN virtual_scopes AS outer_scope ON outer_scope.id = member.virtual_scope_id
JOIN virtual_scopes AS inner_scope
    ON inner_scope.scope_type = member.entity_type AND inner_scope.scope_id = member.entity_id
WHERE outer_scope.scope_type = 'domain' AND member.entity_type <> 'domain';

-- migrate:down
DROP TABLE scope_bindings;
DROP TABLE entity_memberships;
DROP TABLE virtual_scopes;
