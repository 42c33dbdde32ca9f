-- Create customers
--
-- revision: 3f6c0a9d41e7
-- revises:

-- migrate:up
CREATE TABLE customers (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE
);

-- migrate:down
DROP TABLE customers;
