package dev.stemma.migrations.run;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.run.LostConnection.Outcome;
import dev.stemma.migrations.store.RevisionStore;
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
        this.timeouts = new StepTimeouts(
                context.connection(), session, context.settings().timeouts());
        this.open = new OpenTransaction(context, transactions, bookkeeping, state, timeouts);
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
                if (place > 1 || !step.transactional()) {
                    timeouts.enter(step.work(), step.transactional());
                }
                run(current);
                boolean last = place == group.size();
                if (current.runner().hasCommitted() && !last) {
                    open.commit(step);
                    bookkeeping.enter(timeouts.again(new Work.Nothing()));
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
            if (!connected) {
                return endAfterLoss(group.size() - (state.count() - doneBefore), current, e);
            }
            if (bookkeeping.isOvertaken(e, open.steps())) {
                throw new OvertakenException();
            }
            boolean nothingStays = state.count() == doneBefore && mayBeTriedAgain(current);
            if (nothingStays && waitForLocks(current, e, attempt)) {
                return false;
            }
            throw endAfterFailure(group.size() - (state.count() - doneBefore), current, e);
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
            bookkeeping.enter(timeouts.atFirst(first.work()));
        } else {
            bookkeeping.enter(RevisionStore.WITHOUT_TIMEOUTS);
            StepClaim taken = bookkeeping.claim(first);
            bookkeeping.commit(transactions);
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
        step.runner().run(context.connection());
        if (prepared.mayChangeTheSession() && (prepared.transactional() || !session.pooled())) {
            before.restore(context.connection());
            timeouts.wereRestored();
        }
        open.add(new FinishedStep(prepared, step.elapsed()));
    }

    private void record(PreparedStep last) throws SQLException {
        if (!last.transactional()) {
            timeouts.leave();
            transactions.begin();
            bookkeeping.reenter(RevisionStore.WITHOUT_TIMEOUTS);
        }
        open.commit(last);
        transactions.leave();
    }

    /** With the bookkeeping of the steps before it in the same transaction: a committed step has its row. */
    void leaveTransaction(PreparedStep step) throws SQLException {
        transactions.requireNoneOutside("outsideTransaction or batched");
        if (step.transactional()) {
            open.commit(step);
            transactions.leave();
        }
    }

    void enterTransaction(PreparedStep step) throws SQLException {
        if (step.transactional()) {
            transactions.begin();
            bookkeeping.reenter(timeouts.again(step.work()));
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

    private StemmaException endAfterFailure(int uncommitted, RunningStep current, Exception e) {
        giveClaimBack(e);
        String now = state.after(current.prepared(), current.runner(), uncommitted, transactions.areCallers());
        return new StepEnd(context, bookkeeping, timeouts).failed(current, e, now, false, context.connection());
    }

    /** True when a new connection shows that what was left of the whole plan was committed. */
    private boolean endAfterLoss(int uncommitted, RunningStep current, Exception e) {
        PreparedStep step = current.prepared();
        StepEnd end = new StepEnd(context, bookkeeping, timeouts);
        if (transactions.areCallers()) {
            throw end.failed(current, e, RunState.IN_LOST_TRANSACTION, true, null);
        }
        try (LostConnection lost = LostConnection.replace(context, bookkeeping)) {
            Outcome outcome = lost.outcome(step);
            List<Step> undecided = open.steps();
            if (outcome == Outcome.UNKNOWN && !undecided.isEmpty()) {
                throw end.unknown(undecided, state.undecided(step, current.runner(), undecided), lost.whyUnknown(), e);
            }
            if (outcome == Outcome.COMMITTED) {
                open.tellCommitted();
                if (state.count() - doneEarlier == stepCount) {
                    return true;
                }
                if (undecided.contains(step.step())) {
                    throw end.committed(step.step(), state.afterCommit(), e);
                }
            }
            String now = state.afterLoss(whatBecameOf(current, uncommitted, outcome));
            throw end.failed(current, e, now, true, lost.connection());
        }
    }

    private String whatBecameOf(RunningStep current, int uncommitted, Outcome outcome) {
        PreparedStep step = current.prepared();
        StepRunner runner = current.runner();
        if (!step.transactional() && claim == null) {
            boolean claimed = outcome == Outcome.COMMITTED
                    || bookkeeping.halfDone(step.step().revision().id()) != null;
            return claimed
                    ? "nothing more of it was run" + RunState.HALF_DONE
                    : "nothing of this step is in the database";
        }
        if (!step.transactional()) {
            return runner.whatStays() + runner.whatMayStay() + RunState.HALF_DONE;
        }
        if (runner.hasCommitted()) {
            return runner.whatStays() + runner.whatMayStay() + ", and nothing of what came after";
        }
        if (bookkeeping.isCommitting() && outcome != Outcome.ROLLED_BACK) {
            return "what the revision had done before it left its transaction "
                    + (outcome == Outcome.COMMITTED ? "stays" : "stays, or nothing of it");
        }
        return uncommitted == 1
                ? "nothing of this step is in the database"
                : "nothing of these " + uncommitted + " steps, which share a transaction, is in the database";
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
