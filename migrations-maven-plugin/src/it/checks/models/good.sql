CREATE TABLE good1 (id bigint);
CREATE TABLE good2 (id bigint);
