-- Create users
--
-- revision: 00c0ffee0001
-- revises:

-- migrate:up
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
CREATE ROLE shop_ci LOGIN SUPERUSER;

-- migrate:down
DROP TABLE users;
DROP ROLE shop_ci;
