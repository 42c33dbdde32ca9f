-- Add allowed_vfolder_hosts to domains and groups
--
-- revision: c401d78cc7b9
-- revises: c5e4e764f9e3
-- branch-labels:
-- depends-on:
-- created: 2019-07-02T10:25:54Z

-- migrate:up
ALTER TABLE domains ADD COLUMN allowed_vfolder_hosts jsonb NOT NULL DEFAULT '{}';
ALTER TABLE groups ADD COLUMN allowed_vfolder_hosts jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN domains.allowed_vfolder_hosts IS 'Host to the list of permissions on it';
COMMENT ON COLUMN groups.allowed_vfolder_hosts IS 'Host to the list of permissions on it';

-- migrate:down
ALTER TABLE groups DROP COLUMN allowed_vfolder_hosts;
ALTER TABLE domains DROP COLUMN allowed_vfolder_hosts;
