-- Create vfolder_invitations
--
-- revision: 26d0c387e764
-- revises: 7ea324d0535b
-- branch-labels:
-- depends-on:
-- created: 2018-01-07T11:30:42Z

-- migrate:up
CREATE TABLE vfolder_invitations (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    permission varchar(2) NOT NULL DEFAULT 'ro',
    invitee varchar(256) NOT NULL,
    vfolder uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_vfolder_invitations PRIMARY KEY (id),
    CONSTRAINT fk_vfolder_invitations_vfolder_vfolders FOREIGN KEY (vfolder)
        REFERENCES vfolders (id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ix_vfolder_invitations_vfolder ON vfolder_invitations (vfolder);

-- migrate:down
DROP TABLE vfolder_invitations;
