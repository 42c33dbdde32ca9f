-- Add inviter to vfolder_invitations
--
-- revision: 1fa6a31ea8e3
-- revises: 26d0c387e764
-- branch-labels:
-- depends-on:
-- created: 2018-01-21T09:12:05Z

-- migrate:up
ALTER TABLE vfolder_invitations ADD COLUMN inviter varchar(256);

UPDATE vfolder_invitations AS invitation
SET inviter = keypairs.user_id
FROM vfolders
JOIN keypairs ON keypairs.access_key = vfolders.belongs_to
WHERE vfolders.id = invitation.vfolder;

-- migrate:down
ALTER TABLE vfolder_invitations DROP COLUMN inviter;
