package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the bookkeeping tables for what does not fit together, and writes single rows. Stateless. */
public final class RepairStore {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    private final RevisionStore store;
    private final BookkeepingNames names;
    private final RowValues values;
    private final RepairSql sql;

    /**
     * Works on the tables of a store.
     *
     * @param store the store
     */
    public RepairStore(RevisionStore store) {
        this.store = store;
        this.names = store.names;
        this.values = store.values;
        this.sql = new RepairSql(names);
    }

    /**
     * The table of applied revisions, for messages.
     *
     * @return schema and table
     */
    public String table() {
        return names.schema() + "." + names.table();
    }

    /**
     * The log, for messages.
     *
     * @return schema and table
     */
    public String logTable() {
        return names.schema() + "." + names.logTable();
    }

    /**
     * Reads what the log says.
     *
     * @param connection any connection to the database
     * @return the evidence, {@link LogEvidence#NONE} without a log; empty when the role may not read it
     * @throws SQLException when the database fails
     */
    public Optional<LogEvidence> evidence(Connection connection) throws SQLException {
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            return Optional.of(read(connection));
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (savepoint != null) {
                connection.rollback(savepoint);
            }
            return switch (state) {
                case INSUFFICIENT_PRIVILEGE -> Optional.empty();
                case UNDEFINED_TABLE, UNDEFINED_SCHEMA -> Optional.of(LogEvidence.NONE);
                default -> throw e;
            };
        }
    }

    private LogEvidence read(Connection connection) throws SQLException {
        Map<String, LogEvidence.Entry> newest = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(sql.newest())) {
                while (rows.next()) {
                    newest.put(
                            rows.getString(1),
                            new LogEvidence.Entry(rows.getString(2), rows.getBoolean(3), instant(rows, 4)));
                }
            }
            try (ResultSet oldest = statement.executeQuery(sql.oldest())) {
                return oldest.next()
                        ? new LogEvidence(newest, oldest.getLong(1) == 1, Optional.of(instant(oldest, 2)))
                        : LogEvidence.NONE;
            }
        }
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getTimestamp(column).toInstant();
    }

    /**
     * All ways back that are stored.
     *
     * @param connection any connection to the database
     * @return by id, the stored downgrades with their marker lines
     * @throws SQLException when the database fails
     */
    public Map<String, String> waysBack(Connection connection) throws SQLException {
        Map<String, String> waysBack = new HashMap<>();
        // a plain statement: the driver prepares none, which a pooler might not find again
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.waysBack())) {
            while (rows.next()) {
                waysBack.put(rows.getString(1), rows.getString(2));
            }
        }
        return waysBack;
    }

    /**
     * Reads rows.
     *
     * @param connection any connection to the database
     * @param revisions the ids; without any, no table need be there
     * @return by id, the rows that there are
     * @throws SQLException when the database fails
     */
    public Map<String, BookkeepingRow> rows(Connection connection, Collection<String> revisions) throws SQLException {
        Map<String, BookkeepingRow> found = new HashMap<>();
        if (revisions.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.rows())) {
            statement.setArray(1, connection.createArrayOf("text", revisions.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new BookkeepingRow(
                                    RowReader.revision(rows, names),
                                    rows.getString(6),
                                    rows.getString(7),
                                    rows.getString(8),
                                    rows.getString(9)));
                }
            }
        }
        return found;
    }

    /**
     * Makes the tables where they are missing, and adds the columns that tables of an earlier version do not have.
     *
     * @param connection any connection to the database
     * @throws SQLException when the database fails, for example for want of privileges
     */
    public void prepare(Connection connection) throws SQLException {
        store.create(connection);
        store.claims().prepare(connection);
        if (!BookkeepingTables.exists(connection, sql.detailExists(), names.schema(), names.logTable())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.addDetail());
            }
        }
    }

    /**
     * Changes a row, and tells the log of it. The claim of a step, if the row is one, ends.
     *
     * @param connection a connection in a transaction, see {@link RevisionStore#lock}
     * @param action what the log calls the repair
     * @param change the row as it is and as it will be
     * @throws SQLException when the database fails
     */
    public void write(Connection connection, String action, RowChange change) throws SQLException {
        BookkeepingRow after = change.after();
        if (after == null) {
            execute(connection, sql.delete(), change.revision());
        } else if (!after.equals(change.before())) {
            if (change.before() == null) {
                insert(connection, after);
            }
            execute(
                    connection,
                    sql.update(),
                    String.join(",", after.revision().parents()),
                    String.join(",", after.revision().dependsOn()),
                    String.join(",", after.revision().labels()),
                    after.revision().message(),
                    after.checksum(),
                    after.state(),
                    after.downgradeSql(),
                    change.revision());
        }
        execute(
                connection,
                sql.log(),
                change.revision(),
                action,
                change.inWords(),
                values.now().get(),
                values.user(),
                values.toolVersion());
    }

    private void insert(Connection connection, BookkeepingRow row) throws SQLException {
        store.claims()
                .insertRunning(
                        connection,
                        new NewRevision(
                                row.revision(),
                                row.checksum(),
                                Origin.valueOf(row.origin().toUpperCase(Locale.ROOT)),
                                Duration.ZERO,
                                row.downgradeSql()));
    }

    private static void execute(Connection connection, String sql, @Nullable Object... bindings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            LoggedWrite.bind(statement, bindings);
            statement.executeUpdate();
        }
    }
}
