-- Replace users.is_active by a status and its reason
--
-- revision: 0d553d59f369
-- revises: e35332f8d23d
-- branch-labels:
-- depends-on:
-- created: 2020-07-27T04:02:24Z

-- migrate:up
CREATE TYPE userstatus AS ENUM ('active', 'inactive', 'deleted', 'before-verification');

ALTER TABLE users RENAME COLUMN is_active TO status;
ALTER TABLE users ALTER COLUMN status DROP DEFAULT;
ALTER TABLE users
    ALTER COLUMN status TYPE userstatus
    USING (CASE WHEN status THEN 'active' ELSE 'inactive' END)::userstatus;
ALTER TABLE users ALTER COLUMN status SET DEFAULT 'active';
ALTER TABLE users ADD COLUMN status_info varchar(255);

UPDATE users SET status_info = 'migrated';

-- migrate:down
ALTER TABLE users DROP COLUMN status_info;
ALTER TABLE users ALTER COLUMN status DROP DEFAULT;
ALTER TABLE users ALTER COLUMN status TYPE boolean USING (status = 'active');
ALTER TABLE users ALTER COLUMN status SET DEFAULT true;
ALTER TABLE users RENAME COLUMN status TO is_active;

DROP TYPE userstatus;
