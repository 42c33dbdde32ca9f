package dev.stemma.migrations.store;

import java.util.List;

/**
 * The statements on the bookkeeping tables, in PostgreSQL's words. Functions, operators and types are named with their
 * schema: without it the best match on the search path wins, which may be somebody else's, also behind
 * {@code pg_catalog}. {@code IN}, {@code LIKE} and {@code <>} are operators, too.
 */
record StoreSql(BookkeepingNames names) {

    String read() {
        return "SELECT revision, parents, depends_on, branch_labels, message, checksum, origin, applied_at, applied_by,"
                + " downgrade_sql IS NOT NULL, state FROM " + names.quotedTable() + " ORDER BY applied_at, revision";
    }

    /** One short row, however many revisions are applied. */
    String ids() {
        return "SELECT pg_catalog.string_agg(revision, ','), pg_catalog.bool_and(state OPERATOR(pg_catalog.=) 'applied')"
                + " FROM " + names.quotedTable();
    }

    /** One round trip. Taking the lock needs no snapshot, so that CREATE INDEX CONCURRENTLY does not wait for who waits. */
    String lock() {
        return "LOCK TABLE " + names.quotedTable()
                + " IN SHARE ROW EXCLUSIVE MODE;"
                + " SELECT coalesce(pg_catalog.max(id), 0), pg_catalog.pg_backend_pid(),"
                + " pg_catalog.pg_current_xact_id()::pg_catalog.text FROM " + names.quotedLogTable();
    }

    String position() {
        return "SELECT coalesce(pg_catalog.max(id), 0) FROM " + names.quotedLogTable();
    }

    String schemaExists() {
        return "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname OPERATOR(pg_catalog.=) ?";
    }

    String bothTablesExist() {
        return """
                SELECT 1
                FROM pg_catalog.pg_class c
                    JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                WHERE n.nspname OPERATOR(pg_catalog.=) ?
                  AND (c.relname OPERATOR(pg_catalog.=) ? OR c.relname OPERATOR(pg_catalog.=) ?)
                HAVING pg_catalog.count(*) OPERATOR(pg_catalog.=) 2""";
    }

    String createSchema() {
        return "CREATE SCHEMA " + names.quotedSchema();
    }

    List<String> createTables() {
        return List.of("""
                CREATE TABLE IF NOT EXISTS %s (
                    revision      varchar(128) PRIMARY KEY,
                    parents       pg_catalog.text NOT NULL,
                    depends_on    pg_catalog.text NOT NULL,
                    branch_labels pg_catalog.text NOT NULL,
                    message       pg_catalog.text NOT NULL,
                    checksum      varchar(64),
                    state         pg_catalog.text NOT NULL,
                    applied_at    pg_catalog.timestamptz NOT NULL,
                    applied_by    pg_catalog.text NOT NULL,
                    duration_ms   bigint NOT NULL,
                    tool_version  pg_catalog.text NOT NULL,
                    origin        pg_catalog.text NOT NULL,
                    downgrade_sql pg_catalog.text,
                %s
                )""".formatted(names.quotedTable(), ClaimSql.COLUMNS), """
                CREATE TABLE IF NOT EXISTS %s (
                    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    revision     varchar(128) NOT NULL,
                    action       pg_catalog.text NOT NULL,
                    outcome      pg_catalog.text NOT NULL,
                    error        pg_catalog.text,
                    ended_at     pg_catalog.timestamptz NOT NULL,
                    duration_ms  bigint NOT NULL,
                    run_by       pg_catalog.text NOT NULL,
                    tool_version pg_catalog.text NOT NULL,
                    detail       pg_catalog.text
                )""".formatted(names.quotedLogTable()));
    }

    /** Tables, partitioned tables, views, materialised and foreign tables that neither the system nor an extension owns. */
    String foreignTables() {
        return """
                SELECT 1
                FROM pg_catalog.pg_class c
                    JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f}'::pg_catalog."char"[])
                  AND c.relpersistence OPERATOR(pg_catalog.<>) 't'::pg_catalog."char"
                  AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'::pg_catalog.name
                  AND n.nspname OPERATOR(pg_catalog.!~) '^pg_'::pg_catalog.text
                  AND NOT (n.nspname OPERATOR(pg_catalog.=) ?
                           AND (c.relname OPERATOR(pg_catalog.=) ? OR c.relname OPERATOR(pg_catalog.=) ?
                                OR c.relname OPERATOR(pg_catalog.=) ?))
                  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                                  WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                                    AND d.objid OPERATOR(pg_catalog.=) c.oid
                                    AND d.deptype OPERATOR(pg_catalog.=) 'e'::pg_catalog."char")
                LIMIT 1""";
    }

    /** One statement for the row and its log entry: one round trip, and never one without the other. */
    String insert() {
        return """
                WITH applied AS (
                    INSERT INTO %s (revision, parents, depends_on, branch_labels, message, checksum, state,
                                    applied_at, applied_by, duration_ms, tool_version, origin, downgrade_sql)
                    VALUES (?, ?, ?, ?, ?, ?, 'applied', coalesce(?, pg_catalog.clock_timestamp()), ?, ?, ?, ?, ?)
                    RETURNING revision, origin, applied_at, duration_ms, applied_by, tool_version)
                INSERT INTO %s (revision, action, outcome, ended_at, duration_ms, run_by, tool_version)
                SELECT revision, origin, 'done', applied_at, duration_ms, applied_by, tool_version FROM applied""".formatted(names.quotedTable(), names.quotedLogTable());
    }

    String delete() {
        return """
                WITH undone AS (DELETE FROM %s WHERE revision OPERATOR(pg_catalog.=) ? RETURNING revision)
                INSERT INTO %s (revision, action, outcome, ended_at, duration_ms, run_by, tool_version)
                SELECT revision, ?, 'done', coalesce(?, pg_catalog.clock_timestamp()), ?, ?, ? FROM undone""".formatted(names.quotedTable(), names.quotedLogTable());
    }

    String log() {
        return """
                INSERT INTO %s (revision, action, outcome, error, ended_at, duration_ms, run_by, tool_version)
                VALUES (?, ?, ?, ?, coalesce(?, pg_catalog.clock_timestamp()), ?, ?, ?)""".formatted(names.quotedLogTable());
    }

    String downgradeSql() {
        return "SELECT revision, downgrade_sql FROM " + names.quotedTable()
                + " WHERE revision OPERATOR(pg_catalog.=) ANY (?) AND downgrade_sql IS NOT NULL";
    }
}
