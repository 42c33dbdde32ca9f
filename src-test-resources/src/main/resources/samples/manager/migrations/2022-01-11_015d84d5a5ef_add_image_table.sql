-- Add images and image_aliases
--
-- revision: 015d84d5a5ef
-- revises: 0d553d59f369
-- branch-labels:
-- depends-on:
-- created: 2022-01-11T05:49:16Z

-- migrate:up
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

-- migrate:down
DROP TABLE image_aliases;
DROP TABLE images;
DROP TYPE imagetype;
