-- Add foreign keys to endpoints
--
-- revision: a083c6c962e5
-- revises: a9eb2b002330
-- branch-labels:
-- depends-on:
-- created: 2023-09-11T08:18:37Z

-- migrate:up
-- the lock that adds a key is short when the rows are checked afterwards
ALTER TABLE endpoints
    ADD CONSTRAINT fk_endpoints_image_images FOREIGN KEY (image)
        REFERENCES images (id) ON DELETE RESTRICT NOT VALID,
    ADD CONSTRAINT fk_endpoints_domain_domains FOREIGN KEY (domain)
        REFERENCES domains (name) ON DELETE RESTRICT NOT VALID,
    ADD CONSTRAINT fk_endpoints_project_groups FOREIGN KEY (project)
        REFERENCES groups (id) ON DELETE RESTRICT NOT VALID,
    ADD CONSTRAINT fk_endpoints_resource_group_scaling_groups FOREIGN KEY (resource_group)
        REFERENCES scaling_groups (name) ON DELETE RESTRICT NOT VALID,
    ADD CONSTRAINT fk_endpoints_created_user_users FOREIGN KEY (created_user)
        REFERENCES users (uuid) ON DELETE RESTRICT NOT VALID;
ALTER TABLE endpoints
    VALIDATE CONSTRAINT fk_endpoints_image_images,
    VALIDATE CONSTRAINT fk_endpoints_domain_domains,
    VALIDATE CONSTRAINT fk_endpoints_project_groups,
    VALIDATE CONSTRAINT fk_endpoints_resource_group_scaling_groups,
    VALIDATE CONSTRAINT fk_endpoints_created_user_users;

-- migrate:down
ALTER TABLE endpoints
    DROP CONSTRAINT fk_endpoints_created_user_users,
    DROP CONSTRAINT fk_endpoints_resource_group_scaling_groups,
    DROP CONSTRAINT fk_endpoints_project_groups,
    DROP CONSTRAINT fk_endpoints_domain_domains,
    DROP CONSTRAINT fk_endpoints_image_images;
