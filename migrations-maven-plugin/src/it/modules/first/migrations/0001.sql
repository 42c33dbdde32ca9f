-- Create the table of the first module
--
-- revision: first001
-- revises:

-- migrate:up
CREATE TABLE only_in_first (id bigint);

-- migrate:down
DROP TABLE only_in_first;
