package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The steps that are finished in the transaction that is open, until their bookkeeping is committed with them. */
final class OpenTransaction {

    private final RunContext context;
    private final Transactions transactions;
    private final Bookkeeping bookkeeping;
    private final RunState state;
    private final StepTimeouts timeouts;
    /** Whether a step may have given the lock back since it was asked for. */
    private boolean lockInDoubt;

    private final List<FinishedStep> finished = new ArrayList<>();

    OpenTransaction(
            RunContext context,
            Transactions transactions,
            Bookkeeping bookkeeping,
            RunState state,
            StepTimeouts timeouts) {
        this.context = context;
        this.transactions = transactions;
        this.bookkeeping = bookkeeping;
        this.state = state;
        this.timeouts = timeouts;
    }

    /** Forgets what was rolled back. */
    void clear() {
        finished.clear();
    }

    /** A step whose statements are done. */
    void add(FinishedStep step) {
        lockInDoubt |= step.prepared().mayChangeTheSession();
        finished.add(step);
    }

    /** Of which everything is done but the commit. */
    List<Step> steps() {
        return finished.stream().map(FinishedStep::step).toList();
    }

    /** Commits with the bookkeeping of the steps that are finished, which knows no time-outs, and tells of them. */
    void commit(PreparedStep current) throws SQLException {
        // in the midst of a step it is not among the finished ones yet
        lockInDoubt |= current.mayChangeTheSession();
        boolean lockIsKnown = !lockInDoubt && context.lock().isOfSession(bookkeeping.process());
        if (current.transactional() && !lockIsKnown) {
            timeouts.leave();
            context.lock().ensureHeld();
            lockInDoubt = false;
        }
        if (finished.size() != 1) {
            timeouts.leave();
        }
        bookkeeping.commit(finished, timeouts.leaving(), transactions);
        tellCommitted();
    }

    /** The finished steps were committed. */
    void tellCommitted() {
        List<FinishedStep> committed = List.copyOf(finished);
        finished.clear();
        for (FinishedStep each : committed) {
            state.add(each.step());
            context.tell(new Event.StepFinished(each.step(), each.duration()));
        }
    }
}
