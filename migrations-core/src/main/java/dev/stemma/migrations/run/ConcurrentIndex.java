package dev.stemma.migrations.run;

import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.store.SectionProgress.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that builds or drops an index without a transaction, of which the catalog tells whether it took effect. A
 * build that fails leaves an invalid index (PostgreSQL manual, CREATE INDEX, Building Indexes Concurrently).
 *
 * @param creates whether it builds
 * @param index the index as the statement names it; null for every other statement
 * @param table its table as the statement names it; empty for a drop
 */
record ConcurrentIndex(boolean creates, @Nullable String index, String table) {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final String NAME = PART + "(?:\\s*\\.\\s*" + PART + ")*";
    private static final Pattern CREATE = Pattern.compile(
            "CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+" + "(?:IF\\s+NOT\\s+EXISTS\\s+)?(" + PART
                    + ")\\s+ON\\s+(?:ONLY\\s+)?(" + NAME + ").*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DROP = Pattern.compile(
            "DROP\\s+INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+EXISTS\\s+)?(" + NAME + ")\\s*(?:CASCADE|RESTRICT)?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final String FIND = """
            SELECT i.indisvalid, pg_catalog.format('%I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
                JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            WHERE i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?) AND c.relname OPERATOR(pg_catalog.=) ?""";

    static ConcurrentIndex of(SqlStatement statement) {
        Matcher create = CREATE.matcher(statement.text());
        if (create.matches()) {
            return new ConcurrentIndex(true, create.group(1), create.group(2));
        }
        Matcher drop = DROP.matcher(statement.text());
        return new ConcurrentIndex(false, drop.matches() ? drop.group(1) : null, "");
    }

    /**
     * Asks the catalog whether a statement that had begun took effect, and drops the invalid index that a build left.
     *
     * @param mark what is known of it
     */
    boolean isDoneAfterAll(Connection connection, Mark mark) throws SQLException {
        if (index == null) {
            return false;
        }
        if (!creates) {
            return mark == Mark.BEGUN && !isThere(connection);
        }
        String invalid = null;
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, table);
            find.setString(2, unquoted(index));
            try (ResultSet rows = find.executeQuery()) {
                if (rows.next()) {
                    if (rows.getBoolean(1)) {
                        return mark == Mark.BEGUN;
                    }
                    invalid = rows.getString(2);
                }
            }
        }
        if (invalid != null) {
            try (Statement drop = connection.createStatement()) {
                drop.execute("DROP INDEX CONCURRENTLY IF EXISTS " + invalid);
            }
        }
        return false;
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            find.setString(1, index);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** As the catalog has it. */
    private static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier.toLowerCase(Locale.ROOT);
    }
}
