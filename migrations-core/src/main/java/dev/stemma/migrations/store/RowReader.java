package dev.stemma.migrations.store;

import dev.stemma.migrations.revision.Revision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the bookkeeping tables, also where they do not exist yet. */
record RowReader(BookkeepingNames names, StoreSql sql, ClaimStore claims) {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    StoredRows rows(Connection connection) throws SQLException {
        return unlessMissing(connection, new StoredRows(List.of(), List.of()), () -> {
            // a plain statement: the driver prepares none, which a pooler might not find again
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql.read())) {
                List<AppliedRevision> applied = new ArrayList<>();
                boolean atRest = true;
                while (rows.next()) {
                    String state = rows.getString(11);
                    atRest &= state.equals("applied");
                    if (!state.equals("running")) {
                        applied.add(row(rows));
                    }
                }
                return new StoredRows(applied, atRest ? List.of() : claims.read(connection));
            }
        });
    }

    Optional<String> ids(Connection connection) throws SQLException {
        return unlessMissing(connection, Optional.of(""), () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql.ids())) {
                row.next();
                String ids = row.getString(1);
                return ids == null ? Optional.of("") : row.getBoolean(2) ? Optional.of(ids) : Optional.empty();
            }
        });
    }

    long position(Connection connection) throws SQLException {
        return unlessMissing(connection, 0L, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql.position())) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    /** What asks for rows, and may find no table. */
    @FunctionalInterface
    private interface Query<T> {
        T ask() throws SQLException;
    }

    private static <T> T unlessMissing(Connection connection, T instead, Query<T> query) throws SQLException {
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            return query.ask();
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState()) && !UNDEFINED_SCHEMA.equals(e.getSQLState())) {
                throw e;
            }
            if (savepoint != null) {
                connection.rollback(savepoint);
            }
            return instead;
        }
    }

    private AppliedRevision row(ResultSet rows) throws SQLException {
        Timestamp appliedAt = rows.getTimestamp(8);
        return new AppliedRevision(
                revision(rows, names),
                Optional.ofNullable(rows.getString(6)),
                rows.getString(7),
                appliedAt == null ? Instant.EPOCH : appliedAt.toInstant(),
                rows.getString(9),
                rows.getBoolean(10));
    }

    /** From the first five columns. */
    static Revision revision(ResultSet rows, BookkeepingNames names) throws SQLException {
        return new Revision(
                rows.getString(1),
                split(rows.getString(2)),
                split(rows.getString(3)),
                split(rows.getString(4)),
                rows.getString(5),
                "table " + names.schema() + "." + names.table());
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }
}
