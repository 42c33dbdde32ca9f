-- Create the scaling groups
--
-- revision: 85615e005fa3
-- revises:

-- migrate:up
CREATE TABLE scaling_groups (name text PRIMARY KEY);
INSERT INTO scaling_groups (name) VALUES ('default'), ('a-group-with-a-name-that-is-long');

-- migrate:down
DROP TABLE scaling_groups;
