-- Create addresses
--
-- revision: c3c3
-- revises: a1a1

-- migrate:up
CREATE TABLE addresses (customer int PRIMARY KEY REFERENCES customers, city text);

-- migrate:down
DROP TABLE addresses;
