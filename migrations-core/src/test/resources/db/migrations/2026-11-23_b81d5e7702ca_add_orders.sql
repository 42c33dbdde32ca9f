-- Add orders
--
-- revision: b81d5e7702ca
-- revises: 3f6c0a9d41e7

-- migrate:up
CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers
);

-- migrate:down
DROP TABLE orders;
