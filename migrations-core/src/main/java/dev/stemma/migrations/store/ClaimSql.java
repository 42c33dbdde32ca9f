package dev.stemma.migrations.store;

/** The statements on the columns of a claim, in PostgreSQL's words. */
record ClaimSql(BookkeepingNames names) {

    /** As in the table's definition. */
    static final String COLUMNS = """
                    progress      pg_catalog.text,
                    claimed_at    pg_catalog.timestamptz,
                    claimed_by    pg_catalog.text,
                    claim_session pg_catalog.text""";

    private static final String NOT_APPLIED = "state OPERATOR(pg_catalog.<>) 'applied'::pg_catalog.text";

    String columnsExist() {
        return columnExists("claim_session");
    }

    /** For schema and table. */
    static String columnExists(String column) {
        return """
                SELECT 1 FROM pg_catalog.pg_attribute a
                    JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.attrelid
                    JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                WHERE n.nspname OPERATOR(pg_catalog.=) ? AND c.relname OPERATOR(pg_catalog.=) ?
                  AND a.attname OPERATOR(pg_catalog.=) '%s'::pg_catalog.name AND NOT a.attisdropped""".formatted(column);
    }

    String addColumns() {
        String columns = COLUMNS.strip().replaceAll("\\s+", " ").replace(", ", ", ADD COLUMN IF NOT EXISTS ");
        return "ALTER TABLE " + names.quotedTable() + " ADD COLUMN IF NOT EXISTS " + columns;
    }

    String read() {
        return "SELECT revision, parents, depends_on, branch_labels, message, state, progress, claimed_at, claimed_by,"
                + " claim_session FROM " + names.quotedTable()
                + " WHERE " + NOT_APPLIED + " ORDER BY claimed_at, revision";
    }

    /** The process and the start of a session, in microseconds. */
    private static final String SESSION_KEY = "pg_catalog.concat_ws(' ', a.pid,"
            + " pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))";

    String session() {
        return "SELECT " + SESSION_KEY + " FROM pg_catalog.pg_stat_activity a"
                + " WHERE a.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()";
    }

    /** To a role that may not see more, a session of another role shows its process only. */
    String holder() {
        return """
                SELECT pg_catalog.format('process %s, application "%s", address %s, connected since %s', a.pid,
                                         a.application_name, coalesce(a.client_addr::pg_catalog.text, 'local'),
                                         a.backend_start)
                FROM pg_catalog.pg_stat_activity a
                WHERE a.pid::pg_catalog.text OPERATOR(pg_catalog.=) ?::pg_catalog.text
                  AND a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
                  AND (a.backend_start IS NULL OR SESSION_KEY OPERATOR(pg_catalog.=) ?::pg_catalog.text)
                  AND (NOT ?::boolean OR a.state OPERATOR(pg_catalog.<>) 'idle'::pg_catalog.text)""".replace("SESSION_KEY", SESSION_KEY);
    }

    String insertRunning() {
        return """
                INSERT INTO %s (revision, parents, depends_on, branch_labels, message, checksum, state,
                                applied_at, applied_by, duration_ms, tool_version, origin, downgrade_sql)
                VALUES (?, ?, ?, ?, ?, ?, 'running', coalesce(?, pg_catalog.clock_timestamp()), ?, ?, ?, ?, ?)""".formatted(names.quotedTable());
    }

    String claim() {
        return """
                WITH claimed AS (
                    UPDATE %s SET state = ?, progress = ?, claimed_at = coalesce(?, pg_catalog.clock_timestamp()), claimed_by = ?,
                                  claim_session = ?
                    WHERE revision OPERATOR(pg_catalog.=) ?::varchar
                    RETURNING revision)
                INSERT INTO %s (revision, action, outcome, ended_at, duration_ms, run_by, tool_version)
                SELECT revision, ?, 'begun', coalesce(?, pg_catalog.clock_timestamp()), 0, ?, ? FROM claimed""".formatted(names.quotedTable(), names.quotedLogTable());
    }

    String update() {
        return "UPDATE " + names.quotedTable()
                + " SET progress = ?, claim_session = ? WHERE revision OPERATOR(pg_catalog.=) ?::varchar"
                + " AND claim_session OPERATOR(pg_catalog.=) ?::pg_catalog.text";
    }

    String forget() {
        return "DELETE FROM " + names.quotedTable() + " WHERE revision OPERATOR(pg_catalog.=) ?::varchar AND "
                + NOT_APPLIED;
    }
}
