-- Add allowed_docker_registries to domains
--
-- revision: 22e52d03fc61
-- revises: c401d78cc7b9
-- branch-labels:
-- depends-on:
-- created: 2019-07-12T07:55:20Z

-- migrate:up
ALTER TABLE domains ADD COLUMN allowed_docker_registries text[] NOT NULL DEFAULT '{}';
UPDATE domains SET allowed_docker_registries = '{index.docker.io}';

-- migrate:down
ALTER TABLE domains DROP COLUMN allowed_docker_registries;
