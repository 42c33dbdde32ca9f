-- Create bad2
--
-- revision: bad2
-- revises: bad1

-- migrate:up
CREATE TABLE bad2 (id bigint);
