-- Add users and give keypairs an owner
--
-- revision: 819c2b3830a9
-- revises: 8e660aa31fe3
-- branch-labels:
-- depends-on:
-- created: 2019-04-17T09:23:38Z

-- migrate:up
CREATE TYPE userrole AS ENUM ('superadmin', 'admin', 'user', 'monitor');

CREATE TABLE users (
    uuid uuid NOT NULL DEFAULT gen_random_uuid(),
    username varchar(64),
    email varchar(256) NOT NULL,
    password varchar(128),
    need_password_change boolean NOT NULL DEFAULT false,
    full_name varchar(64),
    description varchar(500),
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    role userrole NOT NULL DEFAULT 'user',
    CONSTRAINT pk_users PRIMARY KEY (uuid),
    CONSTRAINT uq_users_username UNIQUE (username)
);
CREATE UNIQUE INDEX uq_users_email ON users (lower(email));

INSERT INTO users (email, need_password_change, is_active, role)
SELECT user_id,
       true,
       bool_or(is_active),
       CASE WHEN bool_or(is_admin) THEN 'admin' ELSE 'user' END::userrole
FROM keypairs
WHERE user_id IS NOT NULL
GROUP BY user_id;

ALTER TABLE keypairs ADD COLUMN "user" uuid;
UPDATE keypairs
SET "user" = users.uuid
FROM users
WHERE users.email = keypairs.user_id;
ALTER TABLE keypairs ADD CONSTRAINT fk_keypairs_user_users FOREIGN KEY ("user") REFERENCES users (uuid);
CREATE INDEX ix_keypairs_user ON keypairs ("user");

-- migrate:down
UPDATE keypairs
SET user_id = users.email
FROM users
WHERE users.uuid = keypairs."user";

ALTER TABLE keypairs DROP COLUMN "user";
DROP TABLE users;
DROP TYPE userrole;
