package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.store.NewRevision;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs groups of steps on one connection, which is in autocommit mode before and after each. A transactional group and
 * its bookkeeping are one transaction: both or neither.
 */
final class GroupRunner {

    private static final int VALIDATION_TIMEOUT_SECONDS = 5;

    private final Connection connection;
    private final RevisionStore store;
    private final RunMode mode;
    private final RunListener listener;
    private final int stepCount;
    private final NavigableSet<String> heads;
    private int started;
    private int done;

    GroupRunner(
            Connection connection,
            RevisionStore store,
            RunMode mode,
            RunListener listener,
            int stepCount,
            List<String> headsBefore) {
        this.connection = connection;
        this.store = store;
        this.mode = mode;
        this.listener = listener;
        this.stepCount = stepCount;
        this.heads = new TreeSet<>(headsBefore);
    }

    /** Runs one group; {@code beforeRecording} is called when its statements are done. */
    void run(List<PreparedStep> group, Runnable beforeRecording) {
        List<FinishedStep> finished = new ArrayList<>();
        StatementRunner current = new StatementRunner(group.get(0), listener);
        boolean ended = false;
        try {
            connection.setAutoCommit(!group.get(0).transactional());
            for (PreparedStep step : group) {
                current = new StatementRunner(step, listener);
                listener.on(new Event.StepStarted(step.step(), ++started, stepCount));
                current.runAll(connection);
                finished.add(new FinishedStep(step, current.elapsed()));
            }
            beforeRecording.run();
            connection.setAutoCommit(false);
            record(finished);
            connection.commit();
            connection.setAutoCommit(true);
            ended = true;
        } catch (SQLException e) {
            boolean connected = rollBack(e);
            ended = true;
            throw failure(group, current, e, connected);
        } finally {
            // whatever else was thrown: to switch autocommit on before a rollback would commit half of a revision
            if (!ended) {
                rollBack(null);
            }
        }
        finished.forEach(this::tell);
    }

    /** A step whose statements are done, and how long they took. */
    private record FinishedStep(PreparedStep prepared, Duration duration) {}

    private void tell(FinishedStep finished) {
        done++;
        Step step = finished.prepared().step();
        step.removedHeads().forEach(heads::remove);
        heads.addAll(step.addedHeads());
        listener.on(new Event.StepFinished(step, finished.duration()));
    }

    private void record(List<FinishedStep> finished) throws SQLException {
        List<NewRevision> rows = new ArrayList<>();
        for (FinishedStep each : finished) {
            PreparedStep step = each.prepared();
            ScriptBody recorded = step.recorded();
            if (recorded == null) {
                store.delete(connection, step.attempt(mode, each.duration(), null));
            } else {
                rows.add(step.row(recorded, mode.origin(), each.duration()));
            }
        }
        if (!rows.isEmpty()) {
            store.insert(connection, rows);
        }
    }

    private StepFailedException failure(
            List<PreparedStep> group, StatementRunner current, SQLException e, boolean connected) {
        PreparedStep step = current.step();
        StepFailedException failure =
                new FailureReport(step, e).exception(current.failed(), state(group, current, connected));
        if (connected) {
            try {
                store.log(connection, step.attempt(mode, current.elapsed(), failure.getMessage()));
            } catch (SQLException unlogged) {
                failure.addSuppressed(unlogged);
            }
        }
        listener.on(new Event.StepFailed(step.step(), failure));
        return failure;
    }

    /** Ends an open transaction, also one that a script began by itself; tells whether the connection still lives. */
    private boolean rollBack(@Nullable Exception reason) {
        try {
            connection.setAutoCommit(false);
            connection.rollback();
            connection.setAutoCommit(true);
            return connection.isValid(VALIDATION_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
            return false;
        }
    }

    private String state(List<PreparedStep> group, StatementRunner current, boolean connected) {
        if (!connected) {
            return "the connection is lost; 'migrate status' tells what is applied.";
        }
        String others = switch (done) {
            case 0 -> "nothing else was changed";
            case 1 -> "the step of this run before it stays";
            default -> "the " + done + " steps of this run before it stay";
        };
        String at = "; the database is at " + (heads.isEmpty() ? "base" : String.join(", ", heads)) + ".";
        if (!current.step().transactional()) {
            String ownTransactions = current.step().controlsTransactions()
                    ? " (what its own transactions had not committed was rolled back)"
                    : "";
            return "the section is transaction:false, so that " + current.done() + " of its "
                    + current.step().statements().size() + " statements took effect and stay" + ownTransactions
                    + ", while the revision's bookkeeping is as before; " + others + at;
        }
        String rolledBack = group.size() == 1
                ? "this revision was rolled back"
                : "the transaction of all " + group.size() + " revisions was rolled back";
        return rolledBack + "; " + others + at;
    }
}
