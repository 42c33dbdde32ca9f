-- Add domain, group and user to kernels
--
-- revision: c5e4e764f9e3
-- revises: 7a82e0c70122
-- branch-labels:
-- depends-on:
-- created: 2019-05-14T06:57:33Z

-- migrate:up
ALTER TABLE kernels
    ADD COLUMN domain_name varchar(64),
    ADD COLUMN group_id uuid,
    ADD COLUMN user_uuid uuid;

UPDATE kernels
SET user_uuid = users.uuid,
    domain_name = users.domain_name
FROM keypairs
JOIN users ON users.uuid = keypairs."user"
WHERE keypairs.access_key = kernels.access_key;

ALTER TABLE kernels
    ADD CONSTRAINT fk_kernels_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE SET NULL,
    ADD CONSTRAINT fk_kernels_group_id_groups FOREIGN KEY (group_id)
        REFERENCES groups (id) ON DELETE SET NULL,
    ADD CONSTRAINT fk_kernels_user_uuid_users FOREIGN KEY (user_uuid)
        REFERENCES users (uuid) ON DELETE SET NULL;

-- migrate:down
ALTER TABLE kernels
    DROP COLUMN user_uuid,
    DROP COLUMN group_id,
    DROP COLUMN domain_name;
