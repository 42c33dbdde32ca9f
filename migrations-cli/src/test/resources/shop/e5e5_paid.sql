-- Say whether an order is paid
--
-- revision: e5e5
-- revises: d4d4
-- depends-on: b2b2

-- migrate:up
ALTER TABLE orders ADD paid boolean NOT NULL DEFAULT false;

-- migrate:down
ALTER TABLE orders DROP paid;
