-- Merge allowed registries and scaling groups
--
-- revision: c1409ad0e8da
-- revises: 22e52d03fc61, 9a91532c8534
-- branch-labels:
-- depends-on:
-- created: 2019-07-18T05:09:02Z

-- migrate:up
-- nothing to do

-- migrate:down
-- nothing to do
