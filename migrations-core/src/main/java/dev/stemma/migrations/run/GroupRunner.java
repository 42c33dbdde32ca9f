package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.op.internal.StepControl;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.store.Attempt;
import dev.stemma.migrations.store.NewRevision;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs groups of steps on one connection, which has no transaction of the run's before and after each. A transactional
 * group and its bookkeeping are one transaction: both or neither.
 */
final class GroupRunner {

    private static final int VALIDATION_TIMEOUT_SECONDS = 5;

    private final Connection connection;
    private final Transactions transactions;
    private final SessionState session;
    private final HeldLock lock;
    private final Bookkeeping bookkeeping;
    private final RunMode mode;
    private final RunListener listener;
    private final int stepCount;
    private final NavigableSet<String> heads;
    private final List<FinishedStep> finished = new ArrayList<>();
    private final List<Step> done;
    private final StepTimeouts timeouts;
    private final LockRetries retries;
    private final CancellableCall call;
    private final int doneEarlier;
    private @Nullable StepClaim claim;
    private int started;

    GroupRunner(
            Connection connection,
            Transactions transactions,
            SessionState session,
            HeldLock lock,
            Bookkeeping bookkeeping,
            RunMode mode,
            RunListener listener,
            Timeouts timeouts,
            CancellableCall call,
            Plan plan,
            List<Step> done) {
        this.connection = connection;
        this.transactions = transactions;
        this.session = session;
        this.lock = lock;
        this.bookkeeping = bookkeeping;
        this.mode = mode;
        this.listener = listener;
        this.stepCount = plan.steps().size();
        this.heads = new TreeSet<>(plan.headsBefore());
        this.done = done;
        this.doneEarlier = done.size();
        this.timeouts = new StepTimeouts(connection, session, timeouts);
        this.retries = new LockRetries(connection, listener, call, timeouts.lockRetries());
        this.call = call;
    }

    /** Runs one group; {@code beforeRecording} is called when its statements are done. */
    void run(List<PreparedStep> group, Runnable beforeRecording) throws OvertakenException {
        int attempt = 1;
        while (!attempt(group, attempt, beforeRecording)) {
            attempt++;
        }
    }

    /** False when a lock was not to be had, nothing stays of the attempt, and the pause before the next one is over. */
    private boolean attempt(List<PreparedStep> group, int attempt, Runnable beforeRecording) throws OvertakenException {
        int doneBefore = done.size();
        int place = doneBefore - doneEarlier;
        finished.clear();
        claim = null;
        Attempted current = new Attempted(group.get(0));
        boolean ended = false;
        boolean transactional = group.get(0).transactional();
        try {
            call.enterStep();
            if (transactional) {
                transactions.begin();
                bookkeeping.enter();
            } else {
                // nothing could take it back afterwards; and what took effect is recorded in any case
                lock.ensureHeld();
                transactions.begin();
                bookkeeping.enter();
                StepClaim taken = claim(group.get(0));
                transactions.commit();
                transactions.leave();
                claim = taken;
            }
            for (PreparedStep step : group) {
                current = new Attempted(step);
                if (++place > started) {
                    started = place;
                    listener.on(new Event.StepStarted(step.step(), started, stepCount));
                }
                timeouts.enter(step.work(), transactional);
                current.runner.run(connection);
                if (step.mayChangeTheSession()) {
                    session.restore(connection);
                    timeouts.wereRestored();
                }
                finished.add(new FinishedStep(step, current.elapsed()));
                boolean last = finished.size() == group.size() - (done.size() - doneBefore);
                if (current.runner.hasCommitted() && !last) {
                    recordFinished(transactional);
                    bookkeeping.enter();
                }
            }
            call.leaveStep();
            beforeRecording.run();
            timeouts.leave();
            if (!transactional) {
                transactions.begin();
                bookkeeping.reenter();
            }
            recordFinished(transactional);
            transactions.leave();
            ended = true;
            return true;
        } catch (SQLException | CodeException e) {
            call.rest();
            boolean connected = rollBack(e);
            ended = true;
            if (connected
                    && bookkeeping.isOvertaken(
                            e, finished.stream().map(FinishedStep::step).toList())) {
                throw new OvertakenException();
            }
            if (connected
                    && done.size() == doneBefore
                    && mayBeTriedAgain(current)
                    && waitForLocks(current, e, attempt)) {
                return false;
            }
            if (call.isCancelled()) {
                throw cancelled(group.size() - (done.size() - doneBefore), current, e, connected);
            }
            throw failure(group.size() - (done.size() - doneBefore), current, e, connected);
        } finally {
            // whatever else was thrown: to switch autocommit on before a rollback would commit half of a revision
            if (!ended) {
                call.rest();
                rollBack(null);
                giveClaimBack(null);
            }
        }
    }

    private StepClaim claim(PreparedStep step) throws SQLException {
        RecordedScript recorded = step.recorded();
        NewRevision row = recorded == null ? null : row(step, recorded, Duration.ZERO);
        return bookkeeping.claim(step, row, attempt(step, Duration.ZERO, null));
    }

    /** The next run then need not find out whether this one is still at work. */
    private void giveClaimBack(@Nullable Exception reason) {
        if (claim != null) {
            try {
                claim.release();
            } catch (SQLException e) {
                if (reason != null) {
                    reason.addSuppressed(e);
                }
            }
        }
    }

    /** In a transaction of the caller all locks of it would be kept during the pause, in the way of others. */
    private boolean mayBeTriedAgain(Attempted current) {
        return current.step.transactional() && !current.runner.hasCommitted() && !transactions.areCallers();
    }

    private boolean waitForLocks(Attempted current, Exception e, int attempt) {
        ServerError error = ServerError.of(e instanceof CodeException code ? code.thrown() : e);
        if (!LockRetries.LOCK_NOT_AVAILABLE.equals(error.sqlState()) || call.isCancelled()) {
            return false;
        }
        FailureLocation location = current.runner.failedAt(error);
        return retries.waitForAnother(current.step.step(), location == null ? "" : location.statement(), attempt);
    }

    /** A step that has begun, and what its code may ask of the run. */
    private final class Attempted implements StepControl {

        private final PreparedStep step;
        private final StepRunner runner;
        private final Supplier<Duration> elapsed = bookkeeping.measure();

        Attempted(PreparedStep step) {
            this.step = step;
            this.runner = StepRunner.of(
                    step, listener, retries, this, claim == null ? StatementProgress.NONE : claim.progress());
        }

        Duration elapsed() {
            return elapsed.get();
        }

        @Override
        public void logged(String message) {
            listener.on(new Event.Logged(step.step(), message));
        }

        @Override
        public void noticed(String message) {
            listener.on(new Event.ServerNotice(step.step(), message));
        }

        @Override
        public void batchCommitted(long rows) {
            listener.on(new Event.BatchCommitted(step.step(), rows));
        }

        /** With the bookkeeping of the steps before it in the same transaction: a committed step has its row. */
        @Override
        public void leaveTransaction() throws SQLException {
            transactions.requireNoneOutside("outsideTransaction or batched");
            if (step.transactional()) {
                timeouts.leave();
                recordFinished(true);
                transactions.leave();
            }
        }

        @Override
        public void enterTransaction() throws SQLException {
            if (step.transactional()) {
                transactions.begin();
                bookkeeping.reenter();
                timeouts.enter(step.work(), true);
            } else {
                transactions.leave();
            }
        }
    }

    /** A step whose statements are done, and how long they took. */
    private record FinishedStep(PreparedStep prepared, Duration duration) {

        Step step() {
            return prepared.step();
        }
    }

    /** Commits the open transaction with the bookkeeping of the steps that are finished in it, and tells of them. */
    private void recordFinished(boolean transactional) throws SQLException {
        if (transactional) {
            lock.ensureHeld();
        }
        record(finished);
        transactions.commit();
        List<FinishedStep> committed = List.copyOf(finished);
        finished.clear();
        committed.forEach(this::tell);
    }

    private void tell(FinishedStep finished) {
        Step step = finished.step();
        done.add(step);
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
                bookkeeping.delete(attempt(step, each.duration(), null));
            } else {
                rows.add(row(step, recorded, each.duration()));
            }
        }
        if (!rows.isEmpty()) {
            bookkeeping.insert(rows);
        }
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

    private RunCancelledException cancelled(int uncommitted, Attempted current, Exception e, boolean connected) {
        RunCancelledException cancelled = RunCancelledException.inStep(
                current.step.step().revision().id(), state(uncommitted, current, connected), e);
        if (connected) {
            try {
                bookkeeping.log(attempt(current.step, current.elapsed(), cancelled.getMessage()));
            } catch (SQLException unlogged) {
                cancelled.addSuppressed(unlogged);
            }
        }
        return cancelled;
    }

    private StepFailedException failure(int uncommitted, Attempted current, Exception e, boolean connected) {
        StepFailedException failure = new FailureReport(current.step, e, timeouts)
                .exception(current.runner, state(uncommitted, current, connected));
        if (connected) {
            giveClaimBack(failure);
            try {
                bookkeeping.log(attempt(current.step, current.elapsed(), failure.getMessage()));
            } catch (SQLException unlogged) {
                failure.addSuppressed(unlogged);
            }
        }
        listener.on(new Event.StepFailed(current.step.step(), failure));
        if (e instanceof CodeException code && code.thrown() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    /** Ends an open transaction, also one that a script began by itself; tells whether the connection still lives. */
    private boolean rollBack(@Nullable Exception reason) {
        try {
            transactions.rollBack();
            timeouts.leaveAfterRollback();
            return connection.isValid(VALIDATION_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
            return false;
        }
    }

    private String state(int uncommitted, Attempted current, boolean connected) {
        StepRunner runner = current.runner;
        if (!connected) {
            return "the connection is lost; " + (runner.hasCommitted() ? runner.whatStays() + "; " : "")
                    + "'migrate status' tells what is applied.";
        }
        String others = switch (done.size()) {
            case 0 -> "nothing else was changed";
            case 1 -> "the step of this run before it stays";
            default -> "the " + done.size() + " steps of this run before it stay";
        };
        String at = "; the database is at " + (heads.isEmpty() ? "base" : String.join(", ", heads))
                + (transactions.areCallers() ? ", in the transaction of the caller, which is still open." : ".");
        return whatBecameOf(uncommitted, current.step, runner) + "; " + others + at;
    }

    private static String whatBecameOf(int uncommitted, PreparedStep step, StepRunner runner) {
        if (!step.transactional()) {
            return runner.whatStays() + ", and the bookkeeping has the revision as half done";
        }
        if (step.work() instanceof Work.Declared) {
            return "the transaction of the model and its stamps was rolled back";
        }
        if (runner.hasCommitted()) {
            return runner.whatStays()
                    + ", what came after was rolled back, and the revision's bookkeeping is as before";
        }
        return uncommitted == 1
                ? "this revision was rolled back"
                : "the transaction of all " + uncommitted + " revisions was rolled back";
    }
}
