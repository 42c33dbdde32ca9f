-- Create bad3
--
-- revision: bad3
-- revises: bad1

-- migrate:up
CREATE TABLE bad3 (id bigint);
