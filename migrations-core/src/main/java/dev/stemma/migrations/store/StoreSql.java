package dev.stemma.migrations.store;

import java.util.List;

/** The statements on the bookkeeping tables, in PostgreSQL's words. */
record StoreSql(BookkeepingNames names) {

    String read() {
        return "SELECT revision, parents, depends_on, branch_labels, message, checksum, origin, applied_at, applied_by,"
                + " downgrade_sql IS NOT NULL FROM " + names.quotedTable() + " ORDER BY applied_at, revision";
    }

    /** One round trip. Taking the lock needs no snapshot, so that CREATE INDEX CONCURRENTLY does not wait for who waits. */
    String lock() {
        return "LOCK TABLE " + names.quotedTable() + " IN SHARE ROW EXCLUSIVE MODE; " + position();
    }

    String position() {
        return "SELECT coalesce(pg_catalog.max(id), 0) FROM " + names.quotedLogTable();
    }

    String schemaExists() {
        return "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?";
    }

    String bothTablesExist() {
        return "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname IN (?, ?) HAVING count(*) = 2";
    }

    String createSchema() {
        return "CREATE SCHEMA " + names.quotedSchema();
    }

    List<String> createTables() {
        return List.of("""
                CREATE TABLE IF NOT EXISTS %s (
                    revision      varchar(128) PRIMARY KEY,
                    parents       text NOT NULL,
                    depends_on    text NOT NULL,
                    branch_labels text NOT NULL,
                    message       text NOT NULL,
                    checksum      varchar(64),
                    state         text NOT NULL,
                    applied_at    timestamptz NOT NULL,
                    applied_by    text NOT NULL,
                    duration_ms   bigint NOT NULL,
                    tool_version  text NOT NULL,
                    origin        text NOT NULL,
                    downgrade_sql text
                )""".formatted(names.quotedTable()), """
                CREATE TABLE IF NOT EXISTS %s (
                    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    revision     varchar(128) NOT NULL,
                    action       text NOT NULL,
                    outcome      text NOT NULL,
                    error        text,
                    ended_at     timestamptz NOT NULL,
                    duration_ms  bigint NOT NULL,
                    run_by       text NOT NULL,
                    tool_version text NOT NULL
                )""".formatted(names.quotedLogTable()));
    }

    /** Tables, partitioned tables, views, materialised and foreign tables that neither the system nor an extension owns. */
    String foreignTables() {
        return """
                SELECT 1
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relpersistence <> 't'
                  AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
                  AND NOT (n.nspname = ? AND c.relname IN (?, ?, ?))
                  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                    AND d.objid = c.oid AND d.deptype = 'e')
                LIMIT 1""";
    }

    /** One statement for the row and its log entry: one round trip, and never one without the other. */
    String insert() {
        return """
                WITH applied AS (
                    INSERT INTO %s (revision, parents, depends_on, branch_labels, message, checksum, state,
                                    applied_at, applied_by, duration_ms, tool_version, origin, downgrade_sql)
                    VALUES (?, ?, ?, ?, ?, ?, 'applied', pg_catalog.clock_timestamp(), ?, ?, ?, ?, ?)
                    RETURNING *)
                INSERT INTO %s (revision, action, outcome, ended_at, duration_ms, run_by, tool_version)
                SELECT revision, origin, 'done', applied_at, duration_ms, applied_by, tool_version FROM applied""".formatted(names.quotedTable(), names.quotedLogTable());
    }

    String delete() {
        return """
                WITH undone AS (DELETE FROM %s WHERE revision = ? RETURNING revision)
                INSERT INTO %s (revision, action, outcome, ended_at, duration_ms, run_by, tool_version)
                SELECT revision, ?, 'done', pg_catalog.clock_timestamp(), ?, ?, ? FROM undone""".formatted(names.quotedTable(), names.quotedLogTable());
    }

    String log() {
        return """
                INSERT INTO %s (revision, action, outcome, error, ended_at, duration_ms, run_by, tool_version)
                VALUES (?, ?, ?, ?, pg_catalog.clock_timestamp(), ?, ?, ?)""".formatted(names.quotedLogTable());
    }

    String downgradeSql() {
        return "SELECT revision, downgrade_sql FROM " + names.quotedTable()
                + " WHERE revision = ANY (?) AND downgrade_sql IS NOT NULL";
    }
}
