package dev.stemma.migrations.store;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.revision.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping tables of one database. Stateless; every method uses the connection it is given, neither commits
 * nor rolls back, and names the tables with their schema, so that no search path can lead it elsewhere.
 */
public final class RevisionStore {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    private final BookkeepingNames names;
    private final Recorder recorder;
    private final StoreSql sql;
    private final RowValues values;

    /**
     * A store on the tables of that name.
     *
     * @param names the tables
     * @param recorder who is named in the rows written
     */
    public RevisionStore(BookkeepingNames names, Recorder recorder) {
        this.names = names;
        this.recorder = recorder;
        this.sql = new StoreSql(names);
        this.values = RowValues.of(recorder);
    }

    /**
     * Reads all applied revisions in one round trip.
     *
     * @param connection any connection to the database
     * @return the rows in the order in which they were applied; empty when the tables do not exist
     * @throws SQLException when the database fails
     */
    public List<AppliedRevision> read(Connection connection) throws SQLException {
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(sql.read());
                ResultSet rows = statement.executeQuery()) {
            List<AppliedRevision> applied = new ArrayList<>();
            while (rows.next()) {
                applied.add(row(rows));
            }
            return List.copyOf(applied);
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState()) && !UNDEFINED_SCHEMA.equals(e.getSQLState())) {
                throw e;
            }
            if (savepoint != null) {
                connection.rollback(savepoint);
            }
            return List.of();
        }
    }

    private AppliedRevision row(ResultSet rows) throws SQLException {
        Revision revision = new Revision(
                rows.getString(1),
                split(rows.getString(2)),
                split(rows.getString(3)),
                split(rows.getString(4)),
                rows.getString(5),
                "table " + names.schema() + "." + names.table());
        Timestamp appliedAt = rows.getTimestamp(8);
        return new AppliedRevision(
                revision,
                Optional.ofNullable(rows.getString(6)),
                rows.getString(7),
                appliedAt == null ? Instant.EPOCH : appliedAt.toInstant(),
                rows.getString(9),
                rows.getBoolean(10));
    }

    /**
     * Creates the schema and the tables where they are missing; a role that finds them needs no right to create.
     *
     * @param connection any connection to the database
     * @throws SQLException when the database fails, for example for want of privileges
     */
    public void create(Connection connection) throws SQLException {
        if (exists(connection, sql.bothTablesExist(), names.schema(), names.table(), names.logTable())) {
            return;
        }
        if (!exists(connection, sql.schemaExists(), names.schema())) {
            execute(connection, sql.createSchema());
        }
        for (String statement : sql.createTables()) {
            execute(connection, statement);
        }
    }

    /**
     * Whether the database holds tables or views of its users besides the bookkeeping.
     *
     * @param connection any connection to the database
     * @return true when there is at least one
     * @throws SQLException when the database fails
     */
    public boolean hasForeignTables(Connection connection) throws SQLException {
        return exists(
                connection, sql.foreignTables(), names.schema(), names.table(), names.logTable(), names.lockTable());
    }

    /**
     * Records revisions as applied, with their log rows, in one round trip.
     *
     * @param connection a connection in the transaction of the step
     * @param revisions the revisions
     * @throws SQLException when the database fails; SQLState 23505 when one of them is already applied
     */
    public void insert(Connection connection, Collection<NewRevision> revisions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.insert())) {
            for (NewRevision row : revisions) {
                bind(statement, values.inserted(row).toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Forgets an applied revision, with its log row, in one round trip.
     *
     * @param connection a connection in the transaction of the step
     * @param attempt the step, which has succeeded so far
     * @throws SQLException when the database fails
     * @throws StemmaException when the row is not there: another run was faster, or it was deleted by hand
     */
    public void delete(Connection connection, Attempt attempt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.delete())) {
            bind(statement, values.deleted(attempt).toArray());
            if (statement.executeUpdate() != 1) {
                throw new StemmaException(
                        ErrorCode.INVALID_BOOKKEEPING,
                        "Revision " + attempt.revision() + " has no row in " + names.schema() + "." + names.table()
                                + " any more: another run was faster, or the row was deleted by hand."
                                + " This step was rolled back; look at 'migrate status'");
            }
        }
    }

    /**
     * Adds a row to the log only.
     *
     * @param connection any connection to the database
     * @param attempt the step and its outcome
     * @throws SQLException when the database fails
     */
    public void log(Connection connection, Attempt attempt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.log())) {
            bind(
                    statement,
                    attempt.revision(),
                    attempt.action(),
                    attempt.error() == null ? "done" : "failed",
                    attempt.error(),
                    attempt.duration().toMillis(),
                    recorder.user(),
                    recorder.toolVersion());
            statement.executeUpdate();
        }
    }

    /**
     * The ways back that were stored when revisions were applied.
     *
     * @param connection any connection to the database
     * @param revisions the ids asked for
     * @return by id, the stored downgrade with its marker line; ids without one are missing
     * @throws SQLException when the database fails
     */
    public Map<String, String> downgradeSql(Connection connection, Collection<String> revisions) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.downgradeSql())) {
            statement.setArray(1, connection.createArrayOf("text", revisions.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return Map.copyOf(found);
    }

    private static boolean exists(Connection connection, String query, String... bindings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, (Object[]) bindings);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... bindings) throws SQLException {
        for (int i = 0; i < bindings.length; i++) {
            statement.setObject(i + 1, bindings[i]);
        }
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }
}
