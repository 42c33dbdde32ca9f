-- Index kernels by the beginning of their id
--
-- revision: f5530eccf202
-- revises: d2aafa234374
-- branch-labels:
-- depends-on:
-- created: 2020-02-09T15:44:00Z

-- migrate:up
CREATE INDEX ix_kernels_uuid_prefix ON kernels ((id::text) text_pattern_ops);
COMMENT ON INDEX ix_kernels_uuid_prefix IS 'Users type the first characters of an id';

-- migrate:down
DROP INDEX ix_kernels_uuid_prefix;
