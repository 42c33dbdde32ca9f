-- Create good2
--
-- revision: good2
-- revises: good1

-- migrate:up
CREATE TABLE good2 (id bigint);

-- migrate:down
DROP TABLE good2;
