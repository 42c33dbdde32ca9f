-- Create bad1
--
-- revision: bad1
-- revises: 

-- migrate:up
CREATE TABLE bad1 (id bigint);

-- migrate:down
DROP TABLE bad1;
