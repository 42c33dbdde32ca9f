package dev.stemma.migrations.store;

/** The statements of repairs, in PostgreSQL's words; see {@link StoreSql} for how they name things. */
record RepairSql(BookkeepingNames names) {

    private static final String OF_THE_REVISION = " WHERE revision OPERATOR(pg_catalog.=) ?::varchar";

    /** An accepted script says nothing of whether its revision is applied. */
    String newest() {
        return """
                SELECT DISTINCT ON (revision) revision, action, outcome OPERATOR(pg_catalog.=) 'begun'::pg_catalog.text, ended_at
                FROM %s
                WHERE outcome OPERATOR(pg_catalog.=) ANY ('{done,begun}'::pg_catalog.text[])
                  AND action OPERATOR(pg_catalog.<>) 'accept-script'::pg_catalog.text
                ORDER BY revision, id DESC""".formatted(names.quotedLogTable());
    }

    String oldest() {
        return "SELECT id, ended_at FROM " + names.quotedLogTable() + " ORDER BY id LIMIT 1";
    }

    String waysBack() {
        return "SELECT revision, downgrade_sql FROM " + names.quotedTable() + " WHERE downgrade_sql IS NOT NULL";
    }

    String rows() {
        return "SELECT revision, parents, depends_on, branch_labels, message, checksum, state, origin, downgrade_sql FROM "
                + names.quotedTable() + " WHERE revision OPERATOR(pg_catalog.=) ANY (?)";
    }

    String delete() {
        return "DELETE FROM " + names.quotedTable() + OF_THE_REVISION;
    }

    String update() {
        return "UPDATE " + names.quotedTable()
                + " SET parents = ?, depends_on = ?, branch_labels = ?, message = ?, checksum = ?, state = ?,"
                + " downgrade_sql = ?, progress = NULL, claimed_at = NULL, claimed_by = NULL, claim_session = NULL"
                + OF_THE_REVISION;
    }

    String log() {
        return """
                INSERT INTO %s (revision, action, outcome, detail, ended_at, duration_ms, run_by, tool_version)
                VALUES (?, ?, 'done', ?, coalesce(?, pg_catalog.clock_timestamp()), 0, ?, ?)""".formatted(names.quotedLogTable());
    }

    String detailExists() {
        return ClaimSql.columnExists("detail");
    }

    String addDetail() {
        return "ALTER TABLE " + names.quotedLogTable() + " ADD COLUMN IF NOT EXISTS detail pg_catalog.text";
    }
}
