-- Turn vfolder permissions into an enum type
--
-- revision: a1fd4e7b7782
-- revises: f9971fbb34d9
-- branch-labels:
-- depends-on:
-- created: 2018-04-30T05:51:26Z

-- migrate:up
CREATE TYPE vfolderpermission AS ENUM ('ro', 'rw', 'wd');
COMMENT ON TYPE vfolderpermission IS 'Read only, read and write, write and delete';

ALTER TABLE vfolder_invitations ALTER COLUMN permission DROP DEFAULT;
ALTER TABLE vfolder_invitations
    ALTER COLUMN permission TYPE vfolderpermission USING permission::vfolderpermission;
ALTER TABLE vfolder_invitations ALTER COLUMN permission SET DEFAULT 'ro';

ALTER TABLE vfolder_permissions ALTER COLUMN permission DROP DEFAULT;
ALTER TABLE vfolder_permissions
    ALTER COLUMN permission TYPE vfolderpermission USING permission::vfolderpermission;
ALTER TABLE vfolder_permissions ALTER COLUMN permission SET DEFAULT 'ro';

-- migrate:down
ALTER TABLE vfolder_permissions ALTER COLUMN permission DROP DEFAULT;
ALTER TABLE vfolder_permissions ALTER COLUMN permission TYPE varchar(2) USING permission::text;
ALTER TABLE vfolder_permissions ALTER COLUMN permission SET DEFAULT 'ro';

ALTER TABLE vfolder_invitations ALTER COLUMN permission DROP DEFAULT;
ALTER TABLE vfolder_invitations ALTER COLUMN permission TYPE varchar(2) USING permission::text;
ALTER TABLE vfolder_invitations ALTER COLUMN permission SET DEFAULT 'ro';

DROP TYPE vfolderpermission;
