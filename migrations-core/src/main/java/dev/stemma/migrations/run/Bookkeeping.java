package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.store.Attempt;
import dev.stemma.migrations.store.ClaimStore;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.NewRevision;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.SentAlong;
import dev.stemma.migrations.store.StoredRows;
import dev.stemma.migrations.store.TransactionStart;
import dev.stemma.migrations.store.WrittenRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping as one run reads and writes it. It notices when somebody else has changed it since the run last looked,
 * by the newest row of the log, without which no change is made.
 */
final class Bookkeeping {

    /** Before the first transaction. */
    private static final TransactionStart NONE = new TransactionStart(0, 0, "0");

    private final Connection connection;
    private final RevisionStore store;
    private final RunMode mode;
    private final Map<String, HalfDone> halfDone = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private long seen;
    private boolean othersWereHere;
    private TransactionStart start = NONE;
    private @Nullable WrittenRow written;
    private boolean committing;
    private @Nullable SQLException refused;

    Bookkeeping(Connection connection, RevisionStore store, RunMode mode) {
        this.connection = connection;
        this.store = store;
        this.mode = mode;
    }

    /** Reads the rows on which the next plan is made; the position first, so that no change is missed. */
    StoredRows look() throws SQLException {
        seen = store.position(connection);
        othersWereHere = false;
        StoredRows rows = store.rows(connection);
        halfDone.clear();
        rows.halfDone().forEach(each -> halfDone.put(each.revision().id(), each));
        return rows;
    }

    /** What an earlier run left of a revision, or null. */
    @Nullable
    HalfDone halfDone(String revision) {
        return halfDone.get(revision);
    }

    /** Claims a step for this session, in a transaction in which others are kept out. */
    StepClaim claim(PreparedStep step) throws SQLException {
        RecordedScript recorded = step.recorded();
        NewRevision row = recorded == null ? null : row(step, recorded, Duration.ZERO);
        Attempt attempt = attempt(step, Duration.ZERO, null);
        HalfDone earlier = halfDone.get(attempt.revision());
        ClaimStore claims = store.claims();
        StepClaim claim = new StepClaim(connection, claims, claims.session(connection), step, earlier);
        if (row != null && earlier == null) {
            try {
                claims.insertRunning(connection, row);
            } catch (SQLException e) {
                refused = e;
                throw e;
            }
        }
        write(
                attempt.revision(),
                () -> claims.claim(connection, attempt, row == null, claim.session(), claim.atFirst()));
        claimed.add(attempt.revision());
        return claim;
    }

    /** Keeps other writers out until the transaction ends, which has to be a new one. */
    void enter(SentAlong settings) throws SQLException, OvertakenException {
        reenter(settings);
        if (othersWereHere) {
            throw new OvertakenException();
        }
    }

    /** The same in the midst of a step; what others did meanwhile is noticed before the next one. */
    void reenter(SentAlong settings) throws SQLException {
        written = null;
        committing = false;
        start = store.lock(connection, settings);
        if (start.position() != seen) {
            othersWereHere = true;
        }
    }

    /** The process of the server that serves the transaction, or served the last one. */
    int process() {
        return start.process();
    }

    /** Commits what was written since the transaction began. */
    void commit(Transactions transactions) throws SQLException {
        committing = true;
        transactions.commit();
        committing = false;
        written = null;
    }

    /** Whether a commit has been asked for and not answered. */
    boolean isCommitting() {
        return committing;
    }

    /** The newest row of the open transaction; null when it has none. */
    @Nullable
    WrittenRow written() {
        return written;
    }

    /** Records steps and commits them; with settings only where it is one step, of which all is sent in one round trip. */
    void commit(List<FinishedStep> finished, List<String> settings, Transactions transactions) throws SQLException {
        List<NewRevision> rows = new ArrayList<>();
        for (FinishedStep each : finished) {
            PreparedStep step = each.prepared();
            RecordedScript recorded = step.recorded();
            if (recorded == null) {
                Attempt attempt = attempt(step, each.duration(), null);
                SentAlong along = new SentAlong(settings, List.of());
                write(attempt.revision(), () -> store.delete(connection, attempt, along));
            } else {
                rows.add(row(step, recorded, each.duration()));
            }
        }
        forgetClaims(rows);
        if (rows.size() == 1 && finished.size() == 1) {
            insertAndCommit(rows.get(0), settings, transactions);
            return;
        }
        if (!rows.isEmpty()) {
            write(rows.get(rows.size() - 1).revision().id(), () -> store.insert(connection, rows));
        }
        commit(transactions);
    }

    private void forgetClaims(List<NewRevision> rows) throws SQLException {
        for (NewRevision row : rows) {
            String revision = row.revision().id();
            if (claimed.contains(revision) || halfDone.containsKey(revision)) {
                store.claims().forget(connection, revision);
            }
        }
    }

    private void insertAndCommit(NewRevision row, List<String> settings, Transactions transactions)
            throws SQLException {
        List<String> commit = transactions.commitStatement();
        committing = !commit.isEmpty();
        write(row.revision().id(), () -> store.insert(connection, row, new SentAlong(settings, commit)));
        if (commit.isEmpty()) {
            commit(transactions);
        }
        committing = false;
        written = null;
    }

    /** A change, and the position that the log has after it. */
    @FunctionalInterface
    private interface Write {
        long run() throws SQLException;
    }

    private void write(String revision, Write write) throws SQLException {
        written = new WrittenRow(start, revision);
        try {
            seen = write.run();
        } catch (SQLException e) {
            refused = e;
            throw e;
        }
    }

    /** Adds to the log that a step ended before it was done, on this or another connection. */
    void log(Connection to, PreparedStep step, Duration duration, String error) throws SQLException {
        store.log(to, attempt(step, duration, error));
    }

    private NewRevision row(PreparedStep step, RecordedScript recorded, Duration duration) {
        return new NewRevision(
                step.step().revision(),
                recorded.checksum().orElse(null),
                mode.origin(),
                duration,
                recorded.downgradeSql().orElse(null));
    }

    private Attempt attempt(PreparedStep step, Duration duration, @Nullable String error) {
        return new Attempt(step.step().revision().id(), mode.action(step.step().direction()), duration, error);
    }

    /** Whether a failure means that somebody did one of these steps without a row in the log, by hand for example. */
    boolean isOvertaken(Exception failure, List<Step> steps) {
        if (failure != refused) {
            return false;
        }
        try {
            Set<String> applied = store.read(connection).stream()
                    .map(row -> row.revision().id())
                    .collect(Collectors.toSet());
            return steps.stream()
                    .anyMatch(step -> applied.contains(step.revision().id())
                            == (step.direction() == Direction.UPGRADE || step.direction() == Direction.STAMP));
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return false;
        }
    }
}
