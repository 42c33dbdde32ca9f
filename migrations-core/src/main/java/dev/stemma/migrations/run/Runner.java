package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockInterruptedException;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.lock.LockUnusableException;
import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans and runs on one connection: looks first, and only when there is something to do takes the lock, looks again,
 * prepares everything, and runs it. One connection is enough, so that a pool of one works.
 */
public final class Runner {

    private final ScriptCatalog scripts;
    private final RevisionStore store;
    private final RunLock lock;
    private final Duration lockWait;
    private final Timeouts timeouts;
    private final Cancellation cancellation;
    private final RunListener listener;
    private final @Nullable Model model;

    /** Makes the plan from the rows of the bookkeeping; called again under the lock, and when another run was faster. */
    @FunctionalInterface
    public interface Planning {

        /**
         * Plans.
         *
         * @param rows the rows of the bookkeeping
         * @param begun the plan of which this run has done some steps already, or null; its target, by name rather than
         *     by count, is still to be reached
         * @return the steps, possibly none
         * @throws SQLException when the planning has to ask the database and that fails
         */
        Plan plan(StoredRows rows, @Nullable Plan begun) throws SQLException;
    }

    /**
     * A runner.
     *
     * @param scripts the scripts at hand
     * @param store the bookkeeping
     * @param lock what keeps other runs out
     * @param lockWait how long to wait for it
     * @param timeouts how patient its steps are
     * @param cancellation what may end it from another thread
     * @param listener told what happens
     */
    public Runner(
            ScriptCatalog scripts,
            RevisionStore store,
            RunLock lock,
            Duration lockWait,
            Timeouts timeouts,
            Cancellation cancellation,
            RunListener listener) {
        this(scripts, store, lock, lockWait, timeouts, cancellation, listener, null);
    }

    private Runner(
            ScriptCatalog scripts,
            RevisionStore store,
            RunLock lock,
            Duration lockWait,
            Timeouts timeouts,
            Cancellation cancellation,
            RunListener listener,
            @Nullable Model model) {
        this.scripts = scripts;
        this.store = store;
        this.lock = lock;
        this.lockWait = lockWait;
        this.timeouts = timeouts;
        this.cancellation = cancellation;
        this.listener = listener;
        this.model = model;
    }

    /**
     * A runner that creates a model before it records the steps of its plan, in their transaction.
     *
     * @param created the model; its plans stamp all revisions
     * @return the runner
     */
    public Runner creating(Model created) {
        return new Runner(scripts, store, lock, lockWait, timeouts, cancellation, listener, created);
    }

    /**
     * Plans and runs.
     *
     * @param connection the run's own connection, in the mode in which it is again afterwards: autocommit, or in a
     *     transaction of the caller, which the run then neither commits nor rolls back
     * @param mode how the steps are put into transactions
     * @param planning makes the plan
     * @return the plan that was carried out, without what other runs did of it; empty when there was nothing to do
     * @throws RunCancelledException when it was cancelled
     * @throws StepFailedException when a statement of a step failed
     * @throws dev.stemma.migrations.error.StemmaException when the plan cannot be made or must not be run
     * @throws SQLException when the database failed outside any step
     */
    public Plan run(Connection connection, RunMode mode, Planning planning) throws SQLException {
        try (CancellableCall call = cancellation.begin(connection)) {
            return run(connection, mode, planning, call);
        }
    }

    private Plan run(Connection connection, RunMode mode, Planning planning, CancellableCall call) throws SQLException {
        Supplier<Duration> elapsed = store.clock().measure();
        StoredRows rows = store.rows(connection);
        // whether what is half done is being worked on can be told only under the lock
        if (rows.halfDone().isEmpty()) {
            Plan preview = planning.plan(rows, null);
            if (preview.isEmpty()) {
                return preview;
            }
        }
        LockRequest request =
                new LockRequest(connection, lockWait, holder -> listener.on(new Event.WaitingForLock(holder)));
        HeldLock held = acquire(request, call);
        try {
            Plan plan =
                    new LockedRun(request, held, mode, scripts, store, timeouts, call, listener, model).run(planning);
            if (!plan.isEmpty()) {
                listener.on(new Event.RunFinished(plan, elapsed.get()));
            }
            return plan;
        } finally {
            release(held);
        }
    }

    private HeldLock acquire(LockRequest request, CancellableCall call) throws SQLException {
        try {
            call.enterWait();
            return lock.acquire(request);
        } catch (LockInterruptedException | SQLException e) {
            if (call.isCancelled()) {
                throw RunCancelledException.beforeAnythingRan("while it waited for the lock");
            }
            throw e;
        } finally {
            call.rest();
        }
    }

    /** What fails here must not hide why the run failed; a lost connection has lost the lock too. */
    private void release(HeldLock held) {
        try {
            held.close();
        } catch (SQLException | LockUnusableException e) {
            listener.on(new Event.LockNotReleased(String.valueOf(e.getMessage())));
        }
    }
}
