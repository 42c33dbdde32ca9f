-- Create users
--
-- revision: 00c0ffee0001
-- revises:

-- migrate:up
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);

-- migrate:down
DROP TABLE users;
