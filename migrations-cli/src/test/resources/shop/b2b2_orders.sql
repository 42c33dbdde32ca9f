-- Create orders
--
-- revision: b2b2
-- revises: a1a1
-- branch-labels: sales

-- migrate:up
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers, total numeric(10, 2) CHECK (total >= 0));

-- migrate:down
DROP TABLE orders;
