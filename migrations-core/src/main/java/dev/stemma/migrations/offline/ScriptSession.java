package dev.stemma.migrations.offline;

/**
 * The settings of psql's session. A run puts back what a step has changed of them, so that no step depends on the one
 * before it; so does a script. What they were is kept in a setting of our own, since psql may have been told some before.
 */
final class ScriptSession {

    private static final String KEPT = "stemma.session";

    private ScriptSession() {}

    /** Keeps what the session has set, and who it is. */
    static String keep() {
        return """
                DO $stemma$
                BEGIN
                PERFORM pg_catalog.set_config('%1$s', (SELECT pg_catalog.jsonb_object_agg(s.name, s.setting)
                FROM (SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session' AND name <> '%1$s'
                UNION ALL SELECT 'role', pg_catalog.current_setting('role')
                UNION ALL SELECT 'session_authorization', session_user) s)::pg_catalog.text, false);
                END
                $stemma$""".formatted(KEPT);
    }

    /** Puts it back; first who it is, since a role may not be allowed the rest. */
    static String putBack() {
        return """
                DO $stemma$
                DECLARE
                kept pg_catalog.jsonb := pg_catalog.current_setting('%1$s')::pg_catalog.jsonb;
                changed record;
                BEGIN
                IF session_user <> kept ->> 'session_authorization' THEN
                PERFORM pg_catalog.set_config('session_authorization', kept ->> 'session_authorization', false);
                END IF;
                IF pg_catalog.current_setting('role') <> kept ->> 'role' THEN
                PERFORM pg_catalog.set_config('role', kept ->> 'role', false);
                END IF;
                FOR changed IN
                SELECT name, CASE WHEN kept ? name THEN kept ->> name ELSE reset_val END AS wanted
                FROM pg_catalog.pg_settings
                WHERE (source = 'session' OR kept ? name) AND name NOT IN ('%1$s', 'role', 'session_authorization')
                AND setting IS DISTINCT FROM CASE WHEN kept ? name THEN kept ->> name ELSE reset_val END
                LOOP
                PERFORM pg_catalog.set_config(changed.name, changed.wanted, false);
                END LOOP;
                END
                $stemma$""".formatted(KEPT);
    }
}
