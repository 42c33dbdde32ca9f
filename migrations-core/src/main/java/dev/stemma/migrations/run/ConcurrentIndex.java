package dev.stemma.migrations.run;

import dev.stemma.migrations.sql.SqlIdentifier;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.store.SectionProgress.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that builds or drops an index without a transaction, of which the catalog tells whether it took effect. A
 * build that fails leaves an invalid index (PostgreSQL manual, CREATE INDEX, Building Indexes Concurrently).
 *
 * @param creates whether it builds
 * @param index the index as the statement names it
 * @param table its table as the statement names it; empty for a drop
 */
record ConcurrentIndex(boolean creates, String index, String table) {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final String NAME = PART + "(?:\\s*\\.\\s*" + PART + ")*";
    private static final Pattern CREATE = Pattern.compile(
            "CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(" + PART
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

    /** The index of a statement; empty when it is no such statement, or leaves the name to the server. */
    static Optional<ConcurrentIndex> of(SqlStatement statement) {
        Matcher create = CREATE.matcher(statement.text());
        if (create.matches()) {
            return Optional.of(new ConcurrentIndex(true, create.group(1), create.group(2)));
        }
        Matcher drop = DROP.matcher(statement.text());
        return drop.matches() ? Optional.of(new ConcurrentIndex(false, drop.group(1), "")) : Optional.empty();
    }

    /** The index in the catalog. */
    private record Found(boolean valid, String qualified) {}

    /**
     * Asks the catalog whether a statement that had begun took effect, and drops the invalid index that a build left.
     *
     * @param mark what is known of it
     */
    boolean isDoneAfterAll(Connection connection, Mark mark) throws SQLException {
        if (!creates) {
            return mark == Mark.BEGUN && !isThere(connection);
        }
        Optional<Found> found = find(connection);
        if (found.isPresent() && found.get().valid()) {
            return mark == Mark.BEGUN;
        }
        dropUnfinished(connection);
        return false;
    }

    /** Whether a build has left an invalid index of this name. */
    boolean isUnfinished(Connection connection) throws SQLException {
        return find(connection).filter(index -> !index.valid()).isPresent();
    }

    /** Drops the invalid index; does nothing where there is none. */
    void dropUnfinished(Connection connection) throws SQLException {
        Optional<Found> unfinished = find(connection).filter(index -> !index.valid());
        if (unfinished.isPresent()) {
            try (Statement drop = connection.createStatement()) {
                drop.execute(
                        "DROP INDEX CONCURRENTLY IF EXISTS " + unfinished.get().qualified());
            }
        }
    }

    private Optional<Found> find(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, table);
            find.setString(2, SqlIdentifier.read(index));
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.of(new Found(rows.getBoolean(1), rows.getString(2))) : Optional.empty();
            }
        }
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            find.setString(1, index);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
