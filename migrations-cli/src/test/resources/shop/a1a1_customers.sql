-- Create customers
--
-- revision: a1a1
-- revises:

-- migrate:up
CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);

-- migrate:down
DROP TABLE customers;
