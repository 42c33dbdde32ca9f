-- The manager's schema at head aa27f1d5cd35, declared: what 'migrate oneshot' creates in a fresh database, and what
-- 'migrate check --chain' compares the revisions with.

-- Credentials, users and the domains and projects that they belong to

CREATE TYPE userrole AS ENUM ('superadmin', 'admin', 'user', 'monitor');
CREATE TYPE userstatus AS ENUM ('active', 'inactive', 'deleted', 'before-verification');
CREATE TYPE projecttype AS ENUM ('general', 'model-store');
CREATE TYPE defaultforunspecified AS ENUM ('LIMITED', 'UNLIMITED');

CREATE FUNCTION touch_modified_at() RETURNS trigger
    LANGUAGE plpgsql
AS $touch$
BEGIN
    -- an explicit value wins; this is for everybody who forgets it
    IF NEW.modified_at IS NOT DISTINCT FROM OLD.modified_at THEN
        NEW.modified_at := now();
    END IF;
    RETURN NEW;
END;
$touch$;
COMMENT ON FUNCTION touch_modified_at() IS 'Sets modified_at; for BEFORE UPDATE triggers';

CREATE TABLE user_resource_policies (
    name varchar(256) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    max_vfolder_count integer NOT NULL DEFAULT 0,
    max_quota_scope_size bigint NOT NULL DEFAULT -1,
    max_session_count_per_model_session integer NOT NULL DEFAULT 10,
    CONSTRAINT pk_user_resource_policies PRIMARY KEY (name),
    CONSTRAINT ck_user_resource_policies_max_quota_scope_size CHECK (max_quota_scope_size >= -1)
);
COMMENT ON COLUMN user_resource_policies.max_quota_scope_size IS 'In bytes; -1 means unlimited';

CREATE TABLE project_resource_policies (
    name varchar(256) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    max_vfolder_count integer NOT NULL DEFAULT 0,
    max_quota_scope_size bigint NOT NULL DEFAULT -1,
    max_network_count integer NOT NULL DEFAULT 3,
    CONSTRAINT pk_project_resource_policies PRIMARY KEY (name),
    CONSTRAINT ck_project_resource_policies_max_quota_scope_size CHECK (max_quota_scope_size >= -1)
);
COMMENT ON COLUMN project_resource_policies.max_quota_scope_size IS 'In bytes; -1 means unlimited';

CREATE TABLE keypair_resource_policies (
    name varchar(256) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    default_for_unspecified defaultforunspecified NOT NULL DEFAULT 'LIMITED',
    total_resource_slots jsonb NOT NULL DEFAULT '{}',
    max_session_lifetime integer NOT NULL DEFAULT 0,
    max_concurrent_sessions integer NOT NULL DEFAULT 30,
    max_containers_per_session integer NOT NULL DEFAULT 1,
    idle_timeout bigint NOT NULL DEFAULT 1800,
    allowed_vfolder_hosts jsonb NOT NULL DEFAULT '{}',
    is_default boolean NOT NULL DEFAULT false,
    CONSTRAINT pk_keypair_resource_policies PRIMARY KEY (name),
    CONSTRAINT ck_keypair_resource_policies_slots CHECK (jsonb_typeof(total_resource_slots) = 'object'),
    CONSTRAINT ck_keypair_resource_policies_limits CHECK (
        max_session_lifetime >= 0
        AND max_concurrent_sessions >= 0
        AND max_containers_per_session >= 1
        AND idle_timeout >= 0
    )
);
CREATE UNIQUE INDEX uq_keypair_resource_policies_is_default ON keypair_resource_policies (is_default)
    WHERE is_default;
COMMENT ON COLUMN keypair_resource_policies.idle_timeout IS 'In seconds; 0 means never';
COMMENT ON COLUMN keypair_resource_policies.max_session_lifetime IS 'In seconds; 0 means unlimited';

CREATE TABLE domains (
    name varchar(64) NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    description varchar(512),
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    total_resource_slots jsonb NOT NULL DEFAULT '{}',
    allowed_vfolder_hosts jsonb NOT NULL DEFAULT '{}',
    allowed_docker_registries text[] NOT NULL DEFAULT '{}',
    CONSTRAINT pk_domains PRIMARY KEY (name),
    CONSTRAINT uq_domains_id UNIQUE (id),
    CONSTRAINT ck_domains_name CHECK (name ~ '^[[:alnum:]]([[:alnum:]._-]*[[:alnum:]])?$'),
    CONSTRAINT ck_domains_slots CHECK (jsonb_typeof(total_resource_slots) = 'object')
);
COMMENT ON TABLE domains IS 'Tenants; a user belongs to at most one';
COMMENT ON COLUMN domains.allowed_vfolder_hosts IS 'Host to the list of permissions on it';

CREATE TABLE users (
    uuid uuid NOT NULL DEFAULT gen_random_uuid(),
    username varchar(64),
    email varchar(256) NOT NULL,
    password varchar(128),
    need_password_change boolean NOT NULL DEFAULT false,
    full_name varchar(64),
    description varchar(500),
    status userstatus NOT NULL DEFAULT 'active',
    status_info varchar(255),
    created_at timestamptz NOT NULL DEFAULT now(),
    modified_at timestamptz NOT NULL DEFAULT now(),
    role userrole NOT NULL DEFAULT 'user',
    domain_name varchar(64),
    domain_id uuid,
    resource_policy varchar(256) NOT NULL,
    CONSTRAINT pk_users PRIMARY KEY (uuid),
    CONSTRAINT uq_users_username UNIQUE (username),
    CONSTRAINT fk_users_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE,
    CONSTRAINT fk_users_domain_id_domains FOREIGN KEY (domain_id) REFERENCES domains (id),
    CONSTRAINT fk_users_resource_policy_user_resource_policies FOREIGN KEY (resource_policy)
        REFERENCES user_resource_policies (name) ON UPDATE CASCADE,
    CONSTRAINT ck_users_domain CHECK ((domain_id IS NULL) = (domain_name IS NULL))
);
CREATE UNIQUE INDEX uq_users_email ON users (lower(email));
CREATE INDEX ix_users_domain_name ON users (domain_name);
CREATE INDEX ix_users_domain_id ON users (domain_id);
CREATE TRIGGER tr_users_modified_at
    BEFORE UPDATE ON users
    FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION touch_modified_at();

CREATE TABLE groups (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name varchar(64) NOT NULL,
    description varchar(512),
    type projecttype NOT NULL DEFAULT 'general',
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    domain_name varchar(64) NOT NULL,
    total_resource_slots jsonb NOT NULL DEFAULT '{}',
    allowed_vfolder_hosts jsonb NOT NULL DEFAULT '{}',
    resource_policy varchar(256) NOT NULL,
    CONSTRAINT pk_groups PRIMARY KEY (id),
    CONSTRAINT uq_groups_name_domain_name UNIQUE (name, domain_name),
    CONSTRAINT fk_groups_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT fk_groups_resource_policy_project_resource_policies FOREIGN KEY (resource_policy)
        REFERENCES project_resource_policies (name) ON UPDATE CASCADE
);
CREATE INDEX ix_groups_domain_name ON groups (domain_name);
CREATE INDEX ix_groups_type ON groups (type) WHERE type <> 'general';
COMMENT ON TABLE groups IS 'Shown to users as projects';
COMMENT ON COLUMN groups.allowed_vfolder_hosts IS 'Host to the list of permissions on it';

CREATE TABLE association_groups_users (
    group_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT pk_association_groups_users PRIMARY KEY (group_id, user_id),
    CONSTRAINT fk_association_groups_users_group_id_groups FOREIGN KEY (group_id)
        REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT fk_association_groups_users_user_id_users FOREIGN KEY (user_id)
        REFERENCES users (uuid) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ix_association_groups_users_user_id ON association_groups_users (user_id);

CREATE TABLE keypairs (
    access_key varchar(20) NOT NULL,
    secret_key varchar(40) NOT NULL,
    user_id varchar(256),
    "user" uuid,
    is_active boolean NOT NULL DEFAULT true,
    is_admin boolean NOT NULL DEFAULT false,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used timestamptz,
    rate_limit integer NOT NULL DEFAULT 30000,
    num_queries bigint NOT NULL DEFAULT 0,
    resource_policy varchar(256) NOT NULL,
    CONSTRAINT pk_keypairs PRIMARY KEY (access_key),
    CONSTRAINT fk_keypairs_user_users FOREIGN KEY ("user") REFERENCES users (uuid),
    CONSTRAINT fk_keypairs_resource_policy_keypair_resource_policies FOREIGN KEY (resource_policy)
        REFERENCES keypair_resource_policies (name),
    CONSTRAINT ck_keypairs_num_queries CHECK (num_queries >= 0)
);
CREATE INDEX ix_keypairs_user_id ON keypairs (user_id);
CREATE INDEX ix_keypairs_user ON keypairs ("user");
CREATE UNIQUE INDEX uq_keypairs_default ON keypairs ("user") WHERE is_default;
COMMENT ON TABLE keypairs IS 'API credentials';
COMMENT ON COLUMN keypairs.user_id IS 'E-mail address of the owner';
COMMENT ON COLUMN keypairs.rate_limit IS 'Requests allowed in 15 minutes';

-- Resource groups and agents

CREATE TYPE agentstatus AS ENUM ('ALIVE', 'LOST', 'RESTARTING', 'TERMINATED');

CREATE TABLE scaling_groups (
    name varchar(64) NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    description varchar(512),
    is_active boolean NOT NULL DEFAULT true,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    wsproxy_addr varchar(1024),
    wsproxy_api_token varchar(128),
    driver varchar(64) NOT NULL DEFAULT 'static',
    driver_opts jsonb NOT NULL DEFAULT '{}',
    scheduler varchar(64) NOT NULL DEFAULT 'fifo',
    scheduler_opts jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_scaling_groups PRIMARY KEY (name),
    CONSTRAINT uq_scaling_groups_id UNIQUE (id)
);
CREATE UNIQUE INDEX uq_scaling_groups_is_default ON scaling_groups (is_default) WHERE is_default;
COMMENT ON TABLE scaling_groups IS 'Shown to users as resource groups';

CREATE TABLE sgroups_for_domains (
    resource_group_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    CONSTRAINT pk_sgroups_for_domains PRIMARY KEY (resource_group_id, domain_id),
    CONSTRAINT fk_sgroups_for_domains_resource_group_id_scaling_groups FOREIGN KEY (resource_group_id)
        REFERENCES scaling_groups (id) ON DELETE CASCADE,
    CONSTRAINT fk_sgroups_for_domains_domain_id_domains FOREIGN KEY (domain_id)
        REFERENCES domains (id) ON DELETE CASCADE
);

CREATE TABLE agents (
    id varchar(64) NOT NULL,
    uuid uuid NOT NULL DEFAULT gen_random_uuid(),
    status agentstatus NOT NULL DEFAULT 'ALIVE',
    scaling_group varchar(64) NOT NULL,
    addr varchar(128) NOT NULL,
    first_contact timestamptz NOT NULL DEFAULT now(),
    lost_at timestamptz,
    available_slots jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_agents PRIMARY KEY (id),
    CONSTRAINT uq_agents_uuid UNIQUE (uuid),
    CONSTRAINT fk_agents_scaling_group_scaling_groups FOREIGN KEY (scaling_group)
        REFERENCES scaling_groups (name) ON UPDATE CASCADE
);
CREATE INDEX ix_agents_status ON agents (status);
CREATE INDEX ix_agents_scaling_group ON agents (scaling_group);

CREATE TABLE resource_presets (
    name varchar(256) NOT NULL,
    resource_slots jsonb NOT NULL,
    shared_memory bigint,
    CONSTRAINT pk_resource_presets PRIMARY KEY (name),
    CONSTRAINT ck_resource_presets_slots CHECK (jsonb_typeof(resource_slots) = 'object'),
    CONSTRAINT ck_resource_presets_shared_memory CHECK (shared_memory > 0)
);
COMMENT ON COLUMN resource_presets.shared_memory IS 'In bytes; NULL leaves it to the image';

-- Images

CREATE TYPE imagetype AS ENUM ('compute', 'system', 'service');

CREATE TABLE images (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    registry text NOT NULL,
    name text NOT NULL,
    tag text NOT NULL DEFAULT 'latest',
    architecture text NOT NULL DEFAULT 'x86_64',
    canonical text GENERATED ALWAYS AS (registry || '/' || name || ':' || tag) STORED,
    type imagetype NOT NULL DEFAULT 'compute',
    config_digest char(72) NOT NULL,
    size_bytes bigint NOT NULL,
    accelerators text[] NOT NULL DEFAULT '{}',
    labels jsonb NOT NULL DEFAULT '{}',
    resources jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_images PRIMARY KEY (id),
    CONSTRAINT uq_images_canonical_architecture UNIQUE (canonical, architecture),
    CONSTRAINT ck_images_size_bytes CHECK (size_bytes >= 0),
    CONSTRAINT ck_images_config_digest CHECK (config_digest ~ '^sha256:[0-9a-f]{64} *$')
);
CREATE INDEX ix_images_labels ON images USING gin (labels jsonb_path_ops);
CREATE INDEX ix_images_accelerators ON images USING gin (accelerators);

CREATE TABLE image_aliases (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    alias text NOT NULL,
    image uuid NOT NULL,
    CONSTRAINT pk_image_aliases PRIMARY KEY (id),
    CONSTRAINT uq_image_aliases_alias UNIQUE (alias),
    CONSTRAINT fk_image_aliases_image_images FOREIGN KEY (image) REFERENCES images (id) ON DELETE CASCADE
);
CREATE INDEX ix_image_aliases_image ON image_aliases (image);

-- Virtual folders

CREATE TYPE vfolderpermission AS ENUM ('ro', 'rw', 'wd');
COMMENT ON TYPE vfolderpermission IS 'Read only, read and write, write and delete';

CREATE TABLE vfolders (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    host varchar(128) NOT NULL,
    name varchar(64) NOT NULL,
    max_files integer NOT NULL DEFAULT 1000,
    max_size bigint NOT NULL DEFAULT 1048576,
    num_files integer NOT NULL DEFAULT 0,
    cur_size bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used timestamptz,
    belongs_to varchar(20) NOT NULL,
    CONSTRAINT pk_vfolders PRIMARY KEY (id),
    CONSTRAINT fk_vfolders_belongs_to_keypairs FOREIGN KEY (belongs_to)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT uq_vfolders_belongs_to_name UNIQUE (belongs_to, name),
    CONSTRAINT ck_vfolders_usage CHECK (num_files >= 0 AND cur_size >= 0)
);
COMMENT ON COLUMN vfolders.max_size IS 'In KiB';

CREATE TABLE vfolder_invitations (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    permission vfolderpermission NOT NULL DEFAULT 'ro',
    inviter varchar(256),
    invitee varchar(256) NOT NULL,
    vfolder uuid NOT NULL,
    state varchar(10) NOT NULL DEFAULT 'pending',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_vfolder_invitations PRIMARY KEY (id),
    CONSTRAINT fk_vfolder_invitations_vfolder_vfolders FOREIGN KEY (vfolder)
        REFERENCES vfolders (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT ck_vfolder_invitations_state CHECK (state IN ('pending', 'accepted', 'rejected', 'canceled'))
);
CREATE INDEX ix_vfolder_invitations_vfolder ON vfolder_invitations (vfolder);
-- nobody is asked twice at a time
CREATE UNIQUE INDEX uq_vfolder_invitations_pending ON vfolder_invitations (vfolder, invitee)
    WHERE state = 'pending';

CREATE TABLE vfolder_permissions (
    permission vfolderpermission NOT NULL DEFAULT 'ro',
    vfolder uuid NOT NULL,
    access_key varchar(20) NOT NULL,
    CONSTRAINT pk_vfolder_permissions PRIMARY KEY (vfolder, access_key),
    CONSTRAINT fk_vfolder_permissions_vfolder_vfolders FOREIGN KEY (vfolder)
        REFERENCES vfolders (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT fk_vfolder_permissions_access_key_keypairs FOREIGN KEY (access_key)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ix_vfolder_permissions_access_key ON vfolder_permissions (access_key);

-- Sessions and their kernels

CREATE TYPE sessiontype AS ENUM ('INTERACTIVE', 'BATCH', 'INFERENCE');
CREATE TYPE kernelstatus AS ENUM (
    'PREPARING', 'BUILDING', 'RUNNING', 'RESTARTING', 'SUSPENDED', 'TERMINATING', 'TERMINATED', 'ERROR'
);

CREATE TABLE sessions (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name varchar(64) NOT NULL,
    session_type sessiontype NOT NULL DEFAULT 'INTERACTIVE',
    status kernelstatus NOT NULL DEFAULT 'PREPARING',
    access_key varchar(20),
    user_uuid uuid,
    group_id uuid,
    domain_name varchar(64),
    scaling_group_name varchar(64),
    requested_slots jsonb,
    occupying_slots jsonb NOT NULL DEFAULT '{}',
    tags text[] NOT NULL DEFAULT '{}',
    batch_timeout interval,
    created_at timestamptz NOT NULL DEFAULT now(),
    starts_at timestamptz,
    terminated_at timestamptz,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT fk_sessions_access_key_keypairs FOREIGN KEY (access_key)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_sessions_user_uuid_users FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE SET NULL,
    CONSTRAINT fk_sessions_group_id_groups FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE SET NULL,
    CONSTRAINT fk_sessions_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_sessions_scaling_group_name_scaling_groups FOREIGN KEY (scaling_group_name)
        REFERENCES scaling_groups (name) ON UPDATE CASCADE,
    CONSTRAINT ck_sessions_batch_timeout CHECK (batch_timeout IS NULL OR session_type = 'BATCH')
);
CREATE INDEX ix_sessions_access_key ON sessions (access_key);
CREATE INDEX ix_sessions_live ON sessions (created_at) WHERE status NOT IN ('TERMINATED', 'ERROR');

CREATE VIEW live_sessions AS
SELECT id, name, session_type, status, user_uuid, group_id, scaling_group_name, created_at
FROM sessions
WHERE status NOT IN ('TERMINATED', 'ERROR');
COMMENT ON VIEW live_sessions IS 'What the dashboard lists';

CREATE TABLE kernels (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id uuid,
    sess_id varchar(64) NOT NULL,
    role varchar(16) NOT NULL DEFAULT 'main',
    status kernelstatus NOT NULL DEFAULT 'PREPARING',
    status_info text,
    agent varchar(64),
    access_key varchar(20),
    domain_name varchar(64),
    group_id uuid,
    user_uuid uuid,
    image varchar(512) NOT NULL,
    ports integer[] NOT NULL DEFAULT '{}',
    environ text[] NOT NULL DEFAULT '{}',
    requested_slots jsonb NOT NULL,
    occupied_slots jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    modified_at timestamptz NOT NULL DEFAULT now(),
    terminated_at timestamptz,
    num_queries bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_kernels PRIMARY KEY (id),
    CONSTRAINT fk_kernels_session_id_sessions FOREIGN KEY (session_id)
        REFERENCES sessions (id) ON DELETE CASCADE,
    CONSTRAINT fk_kernels_agent_agents FOREIGN KEY (agent) REFERENCES agents (id),
    CONSTRAINT fk_kernels_access_key_keypairs FOREIGN KEY (access_key)
        REFERENCES keypairs (access_key) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_kernels_domain_name_domains FOREIGN KEY (domain_name)
        REFERENCES domains (name) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_kernels_group_id_groups FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE SET NULL,
    CONSTRAINT fk_kernels_user_uuid_users FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE SET NULL,
    CONSTRAINT ck_kernels_lifetime CHECK (terminated_at IS NULL OR terminated_at >= created_at)
);
CREATE INDEX ix_kernels_sess_id ON kernels (sess_id);
CREATE INDEX ix_kernels_session_id ON kernels (session_id);
CREATE INDEX ix_kernels_uuid_prefix ON kernels ((id::text) text_pattern_ops);
-- one main kernel for a session that lives; names are free again afterwards
CREATE UNIQUE INDEX uq_kernels_live_main ON kernels (sess_id, access_key)
    WHERE role = 'main' AND status NOT IN ('TERMINATED', 'ERROR');
CREATE TRIGGER tr_kernels_modified_at
    BEFORE UPDATE ON kernels
    FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION touch_modified_at();
COMMENT ON COLUMN kernels.occupied_slots IS E'Slot name to amount, both text; amounts can\'t be negative';
COMMENT ON INDEX ix_kernels_uuid_prefix IS 'Users type the first characters of an id';
COMMENT ON TRIGGER tr_kernels_modified_at ON kernels IS 'Idle checks read modified_at';

-- Endpoints that serve models

CREATE TABLE endpoints (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name varchar(512) NOT NULL,
    image uuid,
    domain varchar(64) NOT NULL,
    project uuid NOT NULL,
    resource_group varchar(64) NOT NULL,
    created_user uuid,
    desired_session_count integer NOT NULL DEFAULT 0,
    url varchar(1024),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_endpoints PRIMARY KEY (id),
    CONSTRAINT uq_endpoints_url UNIQUE (url),
    CONSTRAINT fk_endpoints_image_images FOREIGN KEY (image) REFERENCES images (id) ON DELETE RESTRICT,
    CONSTRAINT fk_endpoints_domain_domains FOREIGN KEY (domain) REFERENCES domains (name) ON DELETE RESTRICT,
    CONSTRAINT fk_endpoints_project_groups FOREIGN KEY (project) REFERENCES groups (id) ON DELETE RESTRICT,
    CONSTRAINT fk_endpoints_resource_group_scaling_groups FOREIGN KEY (resource_group)
        REFERENCES scaling_groups (name) ON DELETE RESTRICT,
    CONSTRAINT fk_endpoints_created_user_users FOREIGN KEY (created_user)
        REFERENCES users (uuid) ON DELETE RESTRICT,
    CONSTRAINT ck_endpoints_desired_session_count CHECK (desired_session_count >= 0)
);

CREATE TABLE routings (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    endpoint uuid NOT NULL,
    session uuid,
    traffic_ratio double precision NOT NULL DEFAULT 1.0,
    CONSTRAINT pk_routings PRIMARY KEY (id),
    CONSTRAINT uq_routings_endpoint_session UNIQUE (endpoint, session),
    CONSTRAINT fk_routings_endpoint_endpoints FOREIGN KEY (endpoint) REFERENCES endpoints (id) ON DELETE CASCADE,
    CONSTRAINT fk_routings_session_sessions FOREIGN KEY (session) REFERENCES sessions (id) ON DELETE RESTRICT,
    CONSTRAINT ck_routings_traffic_ratio CHECK (traffic_ratio BETWEEN 0 AND 1)
);

-- Who may do what

CREATE TABLE association_scopes_entities (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    scope_type varchar(32) NOT NULL,
    scope_id varchar(64) NOT NULL,
    entity_type varchar(32) NOT NULL,
    entity_id varchar(64) NOT NULL,
    relation_type varchar(8) NOT NULL DEFAULT 'auto',
    registered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_association_scopes_entities PRIMARY KEY (id),
    CONSTRAINT uq_association_scopes_entities UNIQUE (scope_type, scope_id, entity_type, entity_id),
    CONSTRAINT ck_association_scopes_entities_relation_type CHECK (relation_type IN ('auto', 'ref'))
);

CREATE TABLE virtual_scopes (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    scope_type varchar(32) NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_virtual_scopes PRIMARY KEY (id),
    CONSTRAINT uq_virtual_scopes_scope UNIQUE (scope_type, scope_id),
    CONSTRAINT ck_virtual_scopes_scope_type CHECK (scope_type IN ('domain', 'project', 'user'))
);

CREATE TABLE entity_memberships (
    virtual_scope_id uuid NOT NULL,
    entity_type varchar(32) NOT NULL,
    entity_id uuid NOT NULL,
    CONSTRAINT pk_entity_memberships PRIMARY KEY (virtual_scope_id, entity_type, entity_id),
    CONSTRAINT fk_entity_memberships_virtual_scope_id_virtual_scopes FOREIGN KEY (virtual_scope_id)
        REFERENCES virtual_scopes (id) ON DELETE CASCADE
);
CREATE INDEX ix_entity_memberships_entity ON entity_memberships (entity_type, entity_id) INCLUDE (virtual_scope_id);
COMMENT ON TABLE entity_memberships IS 'What a virtual scope holds';

CREATE TABLE scope_bindings (
    virtual_scope_id uuid NOT NULL,
    scope_type varchar(32) NOT NULL,
    scope_id uuid NOT NULL,
    CONSTRAINT pk_scope_bindings PRIMARY KEY (virtual_scope_id, scope_type, scope_id),
    CONSTRAINT fk_scope_bindings_virtual_scope_id_virtual_scopes FOREIGN KEY (virtual_scope_id)
        REFERENCES virtual_scopes (id) ON DELETE CASCADE
);
COMMENT ON TABLE scope_bindings IS 'The scopes whose roles reach into a virtual scope';

-- What went wrong

CREATE TABLE error_logs (
    id bigint GENERATED ALWAYS AS IDENTITY,
    severity varchar(8) NOT NULL,
    source varchar(32) NOT NULL,
    "user" uuid,
    is_read boolean NOT NULL DEFAULT false,
    message text NOT NULL,
    context_env jsonb NOT NULL DEFAULT '{}',
    traceback text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_error_logs PRIMARY KEY (id),
    CONSTRAINT fk_error_logs_user_users FOREIGN KEY ("user") REFERENCES users (uuid) ON DELETE SET NULL,
    CONSTRAINT ck_error_logs_severity CHECK (severity IN ('critical', 'error', 'warning'))
);
CREATE INDEX ix_error_logs_created_at ON error_logs (created_at DESC);
CREATE INDEX ix_error_logs_unread ON error_logs ("user") WHERE NOT is_read;
