-- Add nicknames
--
-- revision: 7d20c4f1a9be
-- revises: 3f6c0a9d41e7

-- migrate:up
ALTER TABLE customers ADD COLUMN nickname varchar(40);

-- migrate:down
ALTER TABLE customers DROP COLUMN nickname;
