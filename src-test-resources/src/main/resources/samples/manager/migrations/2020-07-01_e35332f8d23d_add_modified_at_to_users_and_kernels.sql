-- Keep modified_at of users and kernels by trigger
--
-- revision: e35332f8d23d
-- revises: c481d3dc6c7d
-- branch-labels:
-- depends-on:
-- created: 2020-07-01T14:02:11Z

-- migrate:up
ALTER TABLE users ADD COLUMN modified_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE kernels ADD COLUMN modified_at timestamptz NOT NULL DEFAULT now();

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

CREATE TRIGGER tr_users_modified_at
    BEFORE UPDATE ON users
    FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION touch_modified_at();
CREATE TRIGGER tr_kernels_modified_at
    BEFORE UPDATE ON kernels
    FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION touch_modified_at();
COMMENT ON TRIGGER tr_kernels_modified_at ON kernels IS 'Idle checks read modified_at';

-- migrate:down
DROP TRIGGER tr_kernels_modified_at ON kernels;
DROP TRIGGER tr_users_modified_at ON users;
DROP FUNCTION touch_modified_at();
ALTER TABLE kernels DROP COLUMN modified_at;
ALTER TABLE users DROP COLUMN modified_at;
