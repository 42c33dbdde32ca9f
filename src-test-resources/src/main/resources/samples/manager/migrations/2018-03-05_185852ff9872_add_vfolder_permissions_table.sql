-- Add vfolder_permissions
--
-- revision: 185852ff9872
-- revises: 1fa6a31ea8e3
-- branch-labels:
-- depends-on:
-- created: 2018-03-05T04:40:00Z

-- migrate:up
CREATE TABLE vfolder_permissions (
    permission varchar(2) NOT NULL DEFAULT 'ro',
    vfolder uuid NOT NULL,
    access_key varchar(20) NOT NULL,
    CONSTRAINT pk_vfolder_permissions PRIMARY KEY (vfolder, access_key),
    CONSTRAINT fk_vfolder_permissions_vfolder_vfolders FOREIGN KEY (vfolder)
        REFERENCES vfolders (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT fk_vfolder_permissions_access_key_keypairs FOREIGN KEY (access_key)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ix_vfolder_permissions_access_key ON vfolder_permissions (access_key);

-- migrate:down
DROP TABLE vfolder_permissions;
