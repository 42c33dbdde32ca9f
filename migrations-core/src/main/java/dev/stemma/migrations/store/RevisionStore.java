package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bookkeeping tables of one database. Stateless; every method uses the connection it is given, neither commits
 * nor rolls back, and names the tables with their schema, so that no search path can lead it elsewhere.
 */
public final class RevisionStore {

    /** Class 02, no data (PostgreSQL manual, appendix A). */
    private static final String NO_DATA = "02000";

    /** For {@link #lock}: the time-outs of a role are for what it does, not for the wait for another run's step. */
    public static final SentAlong WITHOUT_TIMEOUTS =
            new SentAlong(List.of("SET LOCAL lock_timeout TO 0", "SET LOCAL statement_timeout TO 0"), List.of());

    final BookkeepingNames names;
    private final StoreClock clock;
    private final StoreSql sql;
    final RowValues values;
    private final ClaimStore claims;
    private final RowReader reader;

    /**
     * A store on the tables of that name.
     *
     * @param names the tables
     * @param recorder who is named in the rows written
     * @param clock what times they have
     */
    public RevisionStore(BookkeepingNames names, Recorder recorder, StoreClock clock) {
        this.names = names;
        this.clock = clock;
        this.sql = new StoreSql(names);
        this.values = RowValues.of(recorder, clock);
        this.claims = new ClaimStore(names, recorder, clock);
        this.reader = new RowReader(names, sql, claims);
    }

    /**
     * What times the rows have.
     *
     * @return the clock
     */
    public StoreClock clock() {
        return clock;
    }

    /**
     * What the role misses, see {@link MissingRights}.
     *
     * @param connection a connection of the role, whose transaction has not failed
     * @param use what the role wants to do
     * @param refusal what the server refused something with; any other failure gives nothing
     * @return the commands that grant it
     */
    public List<String> missingRights(Connection connection, MissingRights.Use use, SQLException refusal) {
        return MissingRights.of(connection, names, use, refusal);
    }

    /**
     * What keeps the claims of steps that no transaction can undo.
     *
     * @return the claims in the same tables
     */
    public ClaimStore claims() {
        return claims;
    }

    /**
     * What finds out what became of a transaction whose connection was lost.
     *
     * @return the search in the same tables
     */
    public CommitSearch commits() {
        return new CommitSearch(names);
    }

    /**
     * Reads all applied revisions in one round trip, those whose downgrade is half done among them.
     *
     * @param connection any connection to the database
     * @return the rows by the time at which they were applied; empty when the tables do not exist
     * @throws SQLException when the database fails
     */
    public List<AppliedRevision> read(Connection connection) throws SQLException {
        return rows(connection).applied();
    }

    /**
     * Reads all rows in one round trip, or in two where something is half done.
     *
     * @param connection any connection to the database
     * @return the rows; none when the tables do not exist
     * @throws SQLException when the database fails
     */
    public StoredRows rows(Connection connection) throws SQLException {
        return reader.rows(connection);
    }

    /**
     * Reads which revisions are applied, and nothing else of them, in one round trip and one row.
     *
     * @param connection any connection to the database
     * @return the ids, joined by commas, in any order; an empty text for none, or where the tables do not exist; nothing
     *     where one of them is half done
     * @throws SQLException when the database fails
     */
    public Optional<String> ids(Connection connection) throws SQLException {
        return reader.ids(connection);
    }

    /**
     * How far the log has come: every change of the bookkeeping adds a row to it, so that an equal position means that
     * nothing was changed.
     *
     * @param connection any connection to the database
     * @return the number of the newest row, 0 without one
     * @throws SQLException when the database fails
     */
    public long position(Connection connection) throws SQLException {
        return reader.position(connection);
    }

    /**
     * Keeps everybody else from writing until the transaction ends, waiting for who does; readers go on. One round trip.
     *
     * @param connection a connection at the beginning of a transaction
     * @param along what is sent with it
     * @return the position, see {@link #position}, and what the transaction is
     * @throws SQLException when the database fails
     */
    public TransactionStart lock(Connection connection, SentAlong along) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(along.around(sql.lock()))) {
            boolean isRow = statement.execute();
            while (!isRow) {
                isRow = statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return new TransactionStart(row.getLong(1), row.getInt(2), row.getString(3));
            }
        }
    }

    /**
     * Creates the schema and the tables where they are missing; a role that finds them needs no right to create.
     *
     * @param connection any connection to the database
     * @throws SQLException when the database fails, for example for want of privileges
     */
    public void create(Connection connection) throws SQLException {
        new BookkeepingTables(names, sql).create(connection);
    }

    /**
     * Whether the database holds tables or views of its users besides the bookkeeping.
     *
     * @param connection any connection to the database
     * @return true when there is at least one
     * @throws SQLException when the database fails
     */
    public boolean hasForeignTables(Connection connection) throws SQLException {
        return BookkeepingTables.exists(
                connection, sql.foreignTables(), names.schema(), names.table(), names.logTable(), names.lockTable());
    }

    /**
     * Records a revision as applied, with its log row, in one round trip.
     *
     * @param connection a connection in the transaction of the step
     * @param revision the revision
     * @param along what is sent with it
     * @return the position after it, see {@link #position}
     * @throws SQLException when the database fails; SQLState 23505 when it is already applied
     */
    public long insert(Connection connection, NewRevision revision, SentAlong along) throws SQLException {
        return LoggedWrite.run(
                connection, sql.insert(), along, values.inserted(revision).toArray());
    }

    /**
     * Records revisions as applied, with their log rows, in as few round trips as the driver makes of a batch.
     *
     * @param connection a connection in the transaction of the steps
     * @param revisions the revisions, at least one
     * @return the position after it, see {@link #position}
     * @throws SQLException when the database fails; SQLState 23505 when one of them is already applied
     */
    public long insert(Connection connection, Collection<NewRevision> revisions) throws SQLException {
        try (PreparedStatement statement = LoggedWrite.prepare(connection, sql.insert())) {
            for (NewRevision row : revisions) {
                LoggedWrite.bind(statement, values.inserted(row).toArray());
                statement.addBatch();
            }
            statement.executeBatch();
            return LoggedWrite.position(statement);
        }
    }

    /**
     * Forgets an applied revision, with its log row, in one round trip.
     *
     * @param connection a connection in the transaction of the step
     * @param attempt the step, which has succeeded so far
     * @param along what is sent with it; no commit, since there may be no such row
     * @return the position after it, see {@link #position}
     * @throws SQLException when the database fails; SQLState 02000 when the row is not there: another run was faster, or it
     *     was deleted by hand
     */
    public long delete(Connection connection, Attempt attempt, SentAlong along) throws SQLException {
        long position = LoggedWrite.run(
                connection, sql.delete(), along, values.deleted(attempt).toArray());
        if (position == 0) {
            throw new SQLException(
                    "revision " + attempt.revision() + " has no row in " + names.schema() + "." + names.table()
                            + " any more",
                    NO_DATA);
        }
        return position;
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
            LoggedWrite.bind(statement, values.logged(attempt).toArray());
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
}
