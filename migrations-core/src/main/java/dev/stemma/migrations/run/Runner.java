package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockInterruptedException;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.lock.LockUnusableException;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans and runs on one connection: looks first, and only when there is something to do takes the lock, looks again,
 * prepares everything, and runs it. One connection is enough, so that a pool of one works.
 */
public final class Runner {

    private final RunSettings settings;

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

        /**
         * Looks whether there is anything to do, where that costs less than to read all rows.
         *
         * @param connection the connection of the run
         * @return the empty plan; nothing where there may be something to do, or more to know
         * @throws SQLException when the database fails
         */
        default Optional<Plan> glance(Connection connection) throws SQLException {
            return Optional.empty();
        }
    }

    /**
     * A runner.
     *
     * @param settings what its runs are made with
     */
    public Runner(RunSettings settings) {
        this.settings = settings;
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
        try (CancellableCall call = settings.cancellation().begin(connection)) {
            return run(connection, mode, planning, call);
        }
    }

    /** What is changed in the bookkeeping, without running anything. */
    @FunctionalInterface
    public interface Change<T> {

        /**
         * Changes rows; others cannot meanwhile.
         *
         * @param rows the rows as they are
         * @return what was done
         * @throws SQLException when the database fails
         */
        T make(StoredRows rows) throws SQLException;
    }

    /**
     * Changes the bookkeeping, which has to be there: under the lock, once nobody is at work on a step, in a transaction in
     * which other writers are kept out.
     *
     * @param connection as for {@link #run}
     * @param change the change; what it throws rolls it back
     * @param <T> what it tells
     * @return what it told
     * @throws RunCancelledException when the wait for the lock was cancelled
     * @throws dev.stemma.migrations.error.StemmaException when the lock was not to be had, or the change is refused
     * @throws SQLException when the database failed
     */
    public <T> T change(Connection connection, Change<T> change) throws SQLException {
        DriverSession driver = DriverSession.keepingNothing(connection);
        try (CancellableCall call = settings.cancellation().begin(connection)) {
            LockRequest request = request(connection);
            HeldLock held = acquire(request, call);
            try {
                return new LockedChange(request, held, settings.store()).make(change);
            } finally {
                release(held);
            }
        } finally {
            driver.close();
        }
    }

    private LockRequest request(Connection connection) {
        return new LockRequest(connection, settings.lockWait(), holder -> tell(new Event.WaitingForLock(holder)));
    }

    private Plan run(Connection connection, RunMode mode, Planning planning, CancellableCall call) throws SQLException {
        Optional<Plan> nothing = planning.glance(connection);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        Supplier<Duration> elapsed = settings.store().clock().measure();
        StoredRows rows = settings.store().rows(connection);
        // whether what is half done is being worked on can be told only under the lock
        if (rows.halfDone().isEmpty()) {
            Plan preview = planning.plan(rows, null);
            if (preview.isEmpty()) {
                return preview;
            }
        }
        LockRequest request = request(connection);
        try (DriverSession driver = DriverSession.keepingNothing(connection)) {
            HeldLock held = acquire(request, call);
            try {
                Plan plan = new LockedRun(new RunContext(settings, mode, request, driver, held, call)).run(planning);
                if (!plan.isEmpty()) {
                    tell(new Event.RunFinished(plan, elapsed.get()));
                }
                return plan;
            } finally {
                release(held);
            }
        }
    }

    private HeldLock acquire(LockRequest request, CancellableCall call) throws SQLException {
        try {
            call.enterWait();
            return settings.lock().acquire(request);
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
            tell(new Event.LockNotReleased(String.valueOf(e.getMessage())));
        }
    }

    private void tell(Event event) {
        settings.listener().on(event);
    }
}
