-- Create good1
--
-- revision: good1
-- revises: 

-- migrate:up
CREATE TABLE good1 (id bigint);

-- migrate:down
DROP TABLE good1;
