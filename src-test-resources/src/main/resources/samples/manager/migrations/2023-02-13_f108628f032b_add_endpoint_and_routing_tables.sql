-- Add endpoints and routings
--
-- revision: f108628f032b
-- revises: b6b884fbae1f
-- branch-labels:
-- depends-on:
-- created: 2023-02-13T06:28:40Z

-- migrate:up
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

-- migrate:down
DROP TABLE routings;
DROP TABLE endpoints;
