package dev.stemma.migrations.run;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.prepare.PreparedStep;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs groups of steps on one connection, which has no transaction of the run's before and after each. A transactional
 * group and its bookkeeping are one transaction: both or neither.
 */
final class GroupRunner {

    private static final int VALIDATION_TIMEOUT_SECONDS = 5;

    private final RunContext context;
    private final Transactions transactions;
    private final SessionState session;
    private final Bookkeeping bookkeeping;
    private final RunState state;
    private final OpenTransaction open;
    private final StepTimeouts timeouts;
    private final LockRetries retries;
    private final int stepCount;
    private final int doneEarlier;
    private SessionState before;
    private @Nullable StepClaim claim;
    private int started;

    GroupRunner(
            RunContext context,
            Transactions transactions,
            SessionState session,
            Bookkeeping bookkeeping,
            RunState state,
            Plan plan) {
        this.context = context;
        this.transactions = transactions;
        this.session = session;
        this.before = session;
        this.bookkeeping = bookkeeping;
        this.state = state;
        this.open = new OpenTransaction(context, transactions, bookkeeping, state);
        this.timeouts = new StepTimeouts(
                context.connection(), session, context.settings().timeouts());
        this.retries = new LockRetries(context);
        this.stepCount = plan.steps().size();
        this.doneEarlier = state.count();
    }

    RunContext context() {
        return context;
    }

    LockRetries retries() {
        return retries;
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
        int doneBefore = state.count();
        int place = 0;
        open.clear();
        claim = null;
        RunningStep current = new RunningStep(group.get(0), this, StatementProgress.NONE);
        boolean ended = false;
        try {
            context.call().enterStep();
            begin(group.get(0));
            for (PreparedStep step : group) {
                current = new RunningStep(step, this, claim == null ? StatementProgress.NONE : claim.progress());
                tellStarted(step, doneBefore - doneEarlier + ++place);
                run(current);
                boolean last = place == group.size();
                if (current.runner().hasCommitted() && !last) {
                    open.commit(step);
                    bookkeeping.enter();
                }
            }
            context.call().leaveStep();
            beforeRecording.run();
            record(current.prepared());
            ended = true;
            return true;
        } catch (SQLException | CodeException e) {
            context.call().rest();
            boolean connected = rollBack(e);
            ended = true;
            if (connected && bookkeeping.isOvertaken(e, open.steps())) {
                throw new OvertakenException();
            }
            boolean nothingStays = connected && state.count() == doneBefore && mayBeTriedAgain(current);
            if (nothingStays && waitForLocks(current, e, attempt)) {
                return false;
            }
            throw failure(group.size() - (state.count() - doneBefore), current, e, connected);
        } finally {
            // whatever else was thrown: to switch autocommit on before a rollback would commit half of a revision
            if (!ended) {
                context.call().rest();
                rollBack(null);
                giveClaimBack(null);
            }
        }
    }

    private void begin(PreparedStep first) throws SQLException, OvertakenException {
        if (!first.transactional()) {
            // nothing could take it back afterwards; and what took effect is recorded in any case
            context.lock().ensureHeld();
        }
        transactions.begin();
        if (first.transactional()) {
            before = session.ofTransaction(context.connection());
        }
        bookkeeping.enter();
        if (!first.transactional()) {
            StepClaim taken = bookkeeping.claim(first);
            transactions.commit();
            transactions.leave();
            claim = taken;
        }
    }

    private void tellStarted(PreparedStep step, int place) {
        if (place > started) {
            started = place;
            context.tell(new Event.StepStarted(step.step(), started, stepCount));
        }
    }

    private void run(RunningStep step) throws SQLException, CodeException {
        PreparedStep prepared = step.prepared();
        timeouts.enter(prepared.work(), prepared.transactional());
        step.runner().run(context.connection());
        if (prepared.mayChangeTheSession() && (prepared.transactional() || !session.pooled())) {
            before.restore(context.connection());
            timeouts.wereRestored();
        }
        open.add(new FinishedStep(prepared, step.elapsed()));
    }

    private void record(PreparedStep last) throws SQLException {
        timeouts.leave();
        if (!last.transactional()) {
            transactions.begin();
            bookkeeping.reenter();
        }
        open.commit(last);
        transactions.leave();
    }

    /** With the bookkeeping of the steps before it in the same transaction: a committed step has its row. */
    void leaveTransaction(PreparedStep step) throws SQLException {
        transactions.requireNoneOutside("outsideTransaction or batched");
        if (step.transactional()) {
            timeouts.leave();
            open.commit(step);
            transactions.leave();
        }
    }

    void enterTransaction(PreparedStep step) throws SQLException {
        if (step.transactional()) {
            transactions.begin();
            bookkeeping.reenter();
            timeouts.enter(step.work(), true);
        } else {
            transactions.leave();
        }
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
    private boolean mayBeTriedAgain(RunningStep current) {
        return current.prepared().transactional() && !current.runner().hasCommitted() && !transactions.areCallers();
    }

    private boolean waitForLocks(RunningStep current, Exception e, int attempt) {
        ServerError error = ServerError.of(e instanceof CodeException code ? code.thrown() : e);
        if (!LockRetries.LOCK_NOT_AVAILABLE.equals(error.sqlState())
                || context.call().isCancelled()) {
            return false;
        }
        FailureLocation location = current.runner().failedAt(error);
        return retries.waitForAnother(current.prepared().step(), location == null ? "" : location.statement(), attempt);
    }

    /** What a step ended with, which the log has too where the connection still lives. */
    private StemmaException failure(int uncommitted, RunningStep current, Exception e, boolean connected) {
        PreparedStep step = current.prepared();
        String now = connected
                ? state.after(step, current.runner(), uncommitted, transactions.areCallers())
                : state.unknown(current.runner());
        if (context.call().isCancelled()) {
            RunCancelledException cancelled =
                    RunCancelledException.inStep(step.step().revision().id(), now, e);
            log(current, cancelled, connected);
            return cancelled;
        }
        StepFailedException failure = new FailureReport(step, e, timeouts).exception(current.runner(), now);
        log(current, failure, connected);
        context.tell(new Event.StepFailed(step.step(), failure));
        if (e instanceof CodeException code && code.thrown() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    private void log(RunningStep current, StemmaException failure, boolean connected) {
        if (connected) {
            giveClaimBack(failure);
            try {
                bookkeeping.log(current.prepared(), current.elapsed(), String.valueOf(failure.getMessage()));
            } catch (SQLException unlogged) {
                failure.addSuppressed(unlogged);
            }
        }
    }

    /** Ends an open transaction, also one that a script began by itself; tells whether the connection still lives. */
    private boolean rollBack(@Nullable Exception reason) {
        try {
            transactions.rollBack();
            timeouts.leaveAfterRollback();
            return context.connection().isValid(VALIDATION_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
            return false;
        }
    }
}
