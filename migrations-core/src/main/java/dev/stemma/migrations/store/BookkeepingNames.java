package dev.stemma.migrations.store;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.sql.SqlIdentifier;
import java.nio.charset.StandardCharsets;

/**
 * Where the bookkeeping is.
 *
 * @param schema the schema of both tables
 * @param table the table of applied revisions; the log's name is this and {@code _log}, that of the table in which
 *     a lock's lease may be kept is this and {@code _lock}
 */
public record BookkeepingNames(String schema, String table) {

    private static final String LOG_SUFFIX = "_log";
    private static final String LOCK_SUFFIX = "_lock";
    /** Bytes: PostgreSQL cuts longer names silently (manual, 4.1.1 Identifiers and Key Words). */
    private static final int LONGEST = 63 - LOCK_SUFFIX.length();

    /** {@code public.schema_revision} and {@code public.schema_revision_log}. */
    public static final BookkeepingNames DEFAULT = new BookkeepingNames("public", "schema_revision");

    public BookkeepingNames {
        if (isUnusable(schema) || isUnusable(table)) {
            throw new StemmaException(
                    ErrorCode.INVALID_BOOKKEEPING,
                    "Bookkeeping schema '" + schema + "' and table '" + table + "': each needs 1 to " + LONGEST
                            + " bytes");
        }
    }

    private static boolean isUnusable(String name) {
        return name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /**
     * The log's name.
     *
     * @return the table's name and {@code _log}
     */
    public String logTable() {
        return table + LOG_SUFFIX;
    }

    /**
     * The name of the table that keeps the lease of a lock; there only where that kind of lock is used.
     *
     * @return the table's name and {@code _lock}
     */
    public String lockTable() {
        return table + LOCK_SUFFIX;
    }

    String quotedSchema() {
        return SqlIdentifier.quoted(schema);
    }

    String quotedTable() {
        return qualified(schema, table);
    }

    String quotedLogTable() {
        return qualified(schema, logTable());
    }

    private static String qualified(String schema, String name) {
        return SqlIdentifier.quoted(schema) + "." + SqlIdentifier.quoted(name);
    }
}
