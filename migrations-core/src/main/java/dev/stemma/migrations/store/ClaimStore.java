package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims of steps that no transaction can undo: a row of the bookkeeping that is there before the step runs, names the
 * session that runs it, and keeps how far it came. Stateless, like {@link RevisionStore}.
 */
public final class ClaimStore {

    private final BookkeepingNames names;
    private final Recorder recorder;
    private final ClaimSql sql;
    private final RowValues values;

    ClaimStore(BookkeepingNames names, Recorder recorder, StoreClock clock) {
        this.names = names;
        this.recorder = recorder;
        this.sql = new ClaimSql(names);
        this.values = RowValues.of(recorder, clock);
    }

    /**
     * Adds the columns of a claim to a table of an earlier version; does nothing where they are.
     *
     * @param connection any connection to the database
     * @throws SQLException when the database fails, for example because the role does not own the table
     */
    public void prepare(Connection connection) throws SQLException {
        if (!BookkeepingTables.exists(connection, sql.columnsExist(), names.schema(), names.table())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.addColumns());
            }
        }
    }

    List<HalfDone> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.read())) {
            List<HalfDone> halfDone = new ArrayList<>();
            while (rows.next()) {
                Timestamp since = rows.getTimestamp(8);
                String kept = rows.getString(7);
                Optional<SectionProgress> progress = kept == null ? Optional.empty() : SectionProgress.parse(kept);
                halfDone.add(new HalfDone(
                        RowReader.revision(rows, names),
                        rows.getString(6).equals("undoing"),
                        progress,
                        progress.isPresent() ? null : kept,
                        since == null ? Instant.EPOCH : since.toInstant(),
                        String.valueOf(rows.getString(9)),
                        rows.getString(10)));
            }
            return halfDone;
        }
    }

    /**
     * The session of a connection, as claims name it.
     *
     * @param connection the connection
     * @return process and start of the session
     * @throws SQLException when the database fails
     */
    public String session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.session())) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Who is at work on a claim.
     *
     * @param connection another session than the one looked for
     * @param session as the claim names it
     * @param busyOnly whether a session counts only while it runs something, because its run is known to be over
     * @return who it is, in words; empty when it is gone
     * @throws SQLException when the database fails
     */
    public Optional<String> holder(Connection connection, String session, boolean busyOnly) throws SQLException {
        String[] words = session.split(" ", 2);
        try (PreparedStatement statement = connection.prepareStatement(sql.holder())) {
            statement.setString(1, words[0]);
            statement.setString(2, session);
            statement.setBoolean(3, busyOnly);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * Adds the row of a revision whose upgrade is about to be claimed.
     *
     * @param connection a connection in a transaction, see {@link RevisionStore#lock}
     * @param revision the revision
     * @throws SQLException when the database fails
     */
    public void insertRunning(Connection connection, NewRevision revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.insertRunning())) {
            LoggedWrite.bind(statement, values.inserted(revision).toArray());
            statement.executeUpdate();
        }
    }

    /**
     * Claims a revision that has a row, with a row in the log.
     *
     * @param connection a connection in a transaction, see {@link RevisionStore#lock}
     * @param attempt the step; its duration and error are not looked at
     * @param undoing whether it is a downgrade
     * @param session who claims
     * @param progress how far it is, or null where that is not kept
     * @return the position of the log after it
     * @throws SQLException when the database fails
     */
    public long claim(
            Connection connection, Attempt attempt, boolean undoing, String session, @Nullable SectionProgress progress)
            throws SQLException {
        return LoggedWrite.run(
                connection,
                sql.claim(),
                SentAlong.NOTHING,
                undoing ? "undoing" : "running",
                progress == null ? null : progress.text(),
                values.now().get(),
                recorder.user(),
                session,
                attempt.revision(),
                attempt.action(),
                values.now().get(),
                recorder.user(),
                recorder.toolVersion());
    }

    /**
     * Keeps how far a claimed section is.
     *
     * @param connection the connection that runs it
     * @param revision the id
     * @param session who claimed it
     * @param progress how far it is, or null where that is not kept
     * @param release whether the claim is given back
     * @return false when the claim is not this session's any more
     * @throws SQLException when the database fails
     */
    public boolean update(
            Connection connection, String revision, String session, @Nullable SectionProgress progress, boolean release)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.update())) {
            LoggedWrite.bind(
                    statement, progress == null ? null : progress.text(), release ? null : session, revision, session);
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Removes the row of a half-done revision, so that another can take its place.
     *
     * @param connection a connection in a transaction, see {@link RevisionStore#lock}
     * @param revision the id
     * @throws SQLException when the database fails
     */
    public void forget(Connection connection, String revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.forget())) {
            statement.setString(1, revision);
            statement.executeUpdate();
        }
    }
}
