-- Add state to vfolder_invitations
--
-- revision: f9971fbb34d9
-- revises: 185852ff9872
-- branch-labels:
-- depends-on:
-- created: 2018-04-02T08:03:31Z

-- migrate:up
ALTER TABLE vfolder_invitations ADD COLUMN state varchar(10) NOT NULL DEFAULT 'pending';
ALTER TABLE vfolder_invitations ADD CONSTRAINT ck_vfolder_invitations_state
    CHECK (state IN ('pending', 'accepted', 'rejected', 'canceled'));

-- nobody is asked twice at a time
CREATE UNIQUE INDEX uq_vfolder_invitations_pending ON vfolder_invitations (vfolder, invitee)
    WHERE state = 'pending';

-- migrate:down
DROP INDEX uq_vfolder_invitations_pending;
ALTER TABLE vfolder_invitations DROP CONSTRAINT ck_vfolder_invitations_state;
ALTER TABLE vfolder_invitations DROP COLUMN state;
