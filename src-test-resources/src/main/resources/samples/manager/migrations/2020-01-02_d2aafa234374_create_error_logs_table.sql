-- Create error_logs
--
-- revision: d2aafa234374
-- revises: c1409ad0e8da
-- branch-labels:
-- depends-on:
-- created: 2020-01-02T07:02:19Z

-- migrate:up
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

-- migrate:down
DROP TABLE error_logs;
