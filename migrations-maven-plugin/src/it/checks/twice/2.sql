-- Create twice1
--
-- revision: twice1
-- revises: 

-- migrate:up
CREATE TABLE twice1 (id bigint);

-- migrate:down
DROP TABLE twice1;
