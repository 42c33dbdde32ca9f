CREATE TABLE good1 (id bigint NOT NULL);
CREATE TABLE good2 (id bigint);
