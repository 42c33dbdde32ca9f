-- Create orders
--
-- revision: 00c0ffee0002
-- revises: 00c0ffee0001

-- migrate:up
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users);

-- migrate:down
DROP TABLE orders;
