-- Merge orders and addresses
--
-- revision: d4d4
-- revises: b2b2, c3c3

-- migrate:up

-- migrate:down
