-- Create the table of the second module
--
-- revision: second001
-- revises:

-- migrate:up
CREATE TABLE only_in_second (id bigint);

-- migrate:down
DROP TABLE only_in_second;
