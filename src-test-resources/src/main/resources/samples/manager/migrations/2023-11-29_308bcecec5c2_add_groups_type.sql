-- Add groups.type
--
-- revision: 308bcecec5c2
-- revises: 85615e005fa3
-- branch-labels:
-- depends-on:
-- created: 2023-11-29T06:29:12Z

-- migrate:up
CREATE TYPE projecttype AS ENUM ('general', 'model-store');
ALTER TABLE groups ADD COLUMN type projecttype NOT NULL DEFAULT 'general';
CREATE INDEX ix_groups_type ON groups (type) WHERE type <> 'general';

-- migrate:down
ALTER TABLE groups DROP COLUMN type;
DROP TYPE projecttype;
