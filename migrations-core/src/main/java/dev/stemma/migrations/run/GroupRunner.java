package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.store.Attempt;
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
        Attempted current = new Attempted(group.get(0), listener);
        boolean ended = false;
        try {
            connection.setAutoCommit(!group.get(0).transactional());
            for (PreparedStep step : group) {
                current = new Attempted(step, listener);
                listener.on(new Event.StepStarted(step.step(), ++started, stepCount));
                current.runner().run(connection);
                finished.add(new FinishedStep(step, current.elapsed()));
            }
            beforeRecording.run();
            connection.setAutoCommit(false);
            record(finished);
            connection.commit();
            connection.setAutoCommit(true);
            ended = true;
        } catch (SQLException | CodeException e) {
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

    /** A step that has begun. */
    private record Attempted(PreparedStep step, StepRunner runner, long start) {

        Attempted(PreparedStep step, RunListener listener) {
            this(step, StepRunner.of(step, listener), System.nanoTime());
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }
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
            RecordedScript recorded = step.recorded();
            if (recorded == null) {
                store.delete(connection, attempt(step, each.duration(), null));
            } else {
                rows.add(new NewRevision(
                        step.step().revision(),
                        recorded.checksum().orElse(null),
                        mode.origin(),
                        each.duration(),
                        recorded.downgradeSql().orElse(null)));
            }
        }
        if (!rows.isEmpty()) {
            store.insert(connection, rows);
        }
    }

    private Attempt attempt(PreparedStep step, Duration duration, @Nullable String error) {
        return new Attempt(step.step().revision().id(), mode.action(step.step().direction()), duration, error);
    }

    private StepFailedException failure(List<PreparedStep> group, Attempted current, Exception e, boolean connected) {
        PreparedStep step = current.step();
        StepFailedException failure =
                new FailureReport(step, e).exception(current.runner(), state(group, current, connected));
        if (connected) {
            try {
                store.log(connection, attempt(step, current.elapsed(), failure.getMessage()));
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

    private String state(List<PreparedStep> group, Attempted current, boolean connected) {
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
            return current.runner().whatStays() + ", while the revision's bookkeeping is as before; " + others + at;
        }
        String rolledBack = group.size() == 1
                ? "this revision was rolled back"
                : "the transaction of all " + group.size() + " revisions was rolled back";
        return rolledBack + "; " + others + at;
    }
}
