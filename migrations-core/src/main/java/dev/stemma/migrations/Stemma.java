package dev.stemma.migrations;

import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.repair.RepairReport;
import dev.stemma.migrations.repair.Repairer;
import dev.stemma.migrations.run.Polling;
import dev.stemma.migrations.run.RunMode;
import dev.stemma.migrations.run.Runner;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to a revision, and tells where it is.
 *
 * <pre>{@code
 * Stemma stemma = Stemma.builder(dataSource).scripts("classpath:db/migrations").build();
 * stemma.upgrade("head");
 * }</pre>
 *
 * <p>Targets are Alembic's: {@code head}, {@code heads}, {@code base}, an id or a unique beginning of one, {@code +2},
 * {@code -1}. Immutable, and with a data source safe for use by several threads; each call takes one connection from it and
 * gives it back in the mode in which it was. A call that finds nothing to do takes no lock and writes nothing.
 *
 * <p>Every method that asks the database throws {@link DatabaseException} when it cannot be reached or fails outside a
 * step, and other {@link dev.stemma.migrations.error.StemmaException}s as said there.
 */
public final class Stemma {

    private final ConnectionSource connections;
    private final ScriptCatalog scripts;
    private final RevisionStore store;
    private final StemmaOptions options;
    private final Plans plans;
    private final Glance glance;

    Stemma(ConnectionSource connections, ScriptCatalog scripts, RevisionStore store, StemmaOptions options) {
        this.connections = new ConnectionSource.Explaining(connections, store);
        this.scripts = scripts;
        this.store = store;
        this.options = options;
        this.plans = new Plans(scripts, store, options);
        this.glance = new Glance(scripts, store);
    }

    /**
     * Begins to describe how a database is migrated.
     *
     * @param dataSource where connections come from; one at a time is enough
     * @return the builder
     */
    public static StemmaBuilder builder(DataSource dataSource) {
        return new StemmaBuilder(new ConnectionSource.Pooled(dataSource));
    }

    /**
     * Begins to describe how a database is migrated on a connection that the caller has, as Alembic's recipe of sharing a
     * connection does. The connection is never closed. Where it is in autocommit mode, a run makes transactions of its
     * own, as with a data source.
     *
     * <p>Where it is not, everything happens in the caller's transaction, which a run neither commits nor rolls back: each
     * step has a savepoint, and a failed one is undone up to it, so that the caller may still commit the steps before it.
     * The advisory lock is that of the transaction then, and so kept until the caller ends it. What cannot be in a
     * transaction ({@code transaction:false}, {@code outsideTransaction}, {@code batched}) is refused, and the transaction
     * must not read from a snapshot older than its statements: {@code READ COMMITTED}, which is PostgreSQL's default.
     *
     * @param connection the connection, confined to the thread that makes the calls
     * @return the builder
     */
    public static StemmaBuilder builder(Connection connection) {
        return new StemmaBuilder(new ConnectionSource.Callers(connection));
    }

    /**
     * Begins to describe whose steps are written as SQL, to be run by psql. Needs no database.
     *
     * @return the builder
     */
    public static OfflineBuilder offline() {
        return new OfflineBuilder();
    }

    /**
     * Applies what the target needs and is not applied, parents first, each revision in a transaction of its own unless
     * it says {@code transaction:false}.
     *
     * @param target where to go
     * @return what was done
     * @throws dev.stemma.migrations.run.StepFailedException when a statement fails; earlier steps stay
     * @throws DatabaseAheadException when there is something to do and the database has revisions without a script here
     * @throws dev.stemma.migrations.plan.GapException when a step would run below an applied revision
     * @throws dev.stemma.migrations.run.HalfDoneException when a downgrade is half done, or the script of what is half done
     *     was changed
     */
    public RunReport upgrade(String target) {
        return run(RunMode.STEP_BY_STEP, new UpgradeRun(plans, glance, target));
    }

    /**
     * Undoes what is applied above the target, children first. A revision without a script here is undone by the
     * downgrade that was stored when it was applied.
     *
     * @param target where to go; {@code base} undoes everything
     * @return what was done
     * @throws dev.stemma.migrations.prepare.IrreversibleException when a revision on the way has no downgrade
     * @throws dev.stemma.migrations.run.StepFailedException when a statement fails; earlier steps stay
     */
    public RunReport downgrade(String target) {
        return run(RunMode.STEP_BY_STEP, (rows, begun) -> plans.downgrade(rows, target, begun));
    }

    /**
     * Records the database as being at the targets, without running anything.
     *
     * @param targets where the database is
     * @return what was recorded and forgotten
     */
    public RunReport stamp(List<String> targets) {
        return run(RunMode.STAMP, (rows, begun) -> plans.stamp(rows, targets));
    }

    /**
     * Creates everything in a fresh database and changes nothing in one that has revisions already. With a declared model
     * ({@link StemmaBuilder#model}) the database is created from it and all revisions are recorded, in one transaction;
     * the target must then mean all heads. Without a model the revisions run, in one transaction as far as none of them
     * says {@code transaction:false}.
     *
     * @param target where to go
     * @return what was done
     * @throws UnmanagedDatabaseException when the database has tables but no applied revisions
     * @throws dev.stemma.migrations.revision.InvalidTargetException when there is a model and the target is not all heads
     * @throws dev.stemma.migrations.run.StepFailedException when a statement fails
     */
    public OneshotReport oneshot(String target) {
        return connections.running(connection -> {
            Supplier<Duration> elapsed = store.clock().measure();
            Plan plan = runner(options.model(), options.lockWait())
                    .run(
                            connection,
                            RunMode.ONESHOT,
                            (rows, begun) -> begun == null
                                    ? plans.oneshot(connection, rows, target)
                                    : plans.upgrade(rows, target, begun));
            // as the plan found them: another run may have created everything during a wait for the lock
            return new OneshotReport(plan.headsBefore(), plan, elapsed.get());
        });
    }

    /**
     * What a server does when it starts. Where there is nothing to do it costs one query, takes no lock and writes nothing,
     * whatever the policy.
     *
     * @param startup what it does when there is something to do
     * @return that the server may serve
     * @throws NotAtHeadException when it is not to migrate itself, and revisions are pending, after the wait if any
     * @throws DatabaseAheadException when the database has revisions without a script here, and something is to be done
     *     besides, or the policy does not accept that
     * @throws dev.stemma.migrations.lock.LockTimeoutException when another run held the lock for too long
     * @throws dev.stemma.migrations.run.StepFailedException when a statement fails; earlier steps stay
     */
    public StartupReport start(Startup startup) {
        Supplier<Duration> elapsed = store.clock().measure();
        StartupRun run = new StartupRun(plans, glance, startup);
        Supplier<Plan> look = () -> connections.reading(run::look);
        Plan done = switch (startup.policy()) {
            case MIGRATE ->
                connections.running(
                        connection -> runner(null, startup.limit()).run(connection, RunMode.STEP_BY_STEP, run));
            case WAIT -> run.await(look, new Polling(options.cancellation(), startup.limit()));
            case VERIFY -> StartupRun.verified(look.get());
        };
        return run.report(done, elapsed.get());
    }

    /**
     * What {@link #upgrade} would do.
     *
     * @param target where to go
     * @return the steps
     */
    public Plan planUpgrade(String target) {
        return connections.reading(connection -> plans.upgrade(store.rows(connection), target, null));
    }

    /**
     * What {@link #downgrade} would do.
     *
     * @param target where to go
     * @return the steps
     */
    public Plan planDowngrade(String target) {
        return connections.reading(connection -> plans.downgrade(store.rows(connection), target, null));
    }

    /**
     * What {@link #stamp} would do.
     *
     * @param targets where the database is
     * @return the steps
     */
    public Plan planStamp(List<String> targets) {
        return connections.reading(connection -> plans.stamp(store.rows(connection), targets));
    }

    /**
     * What {@link #oneshot} would do. A declared model is read, and refused as it would be there.
     *
     * @param target where to go
     * @return the steps; none for a database that has revisions already
     * @throws UnmanagedDatabaseException when the database has tables but no applied revisions
     */
    public Plan planOneshot(String target) {
        Plan plan = connections.reading(connection -> plans.oneshot(connection, store.rows(connection), target));
        if (options.model() != null && !plan.isEmpty()) {
            options.model().statements();
        }
        return plan;
    }

    /**
     * Compares the database with the scripts. Reads the scripts of all applied revisions.
     *
     * @return how the database stands to the scripts
     */
    public Status status() {
        return connections.reading(connection -> new StatusReader(scripts, store, plans).read(connection));
    }

    /**
     * Makes the bookkeeping say what a person has found out about revisions that {@link Status#integrity()} names. Nothing
     * is run. Under the lock of a run, in one transaction; the log keeps the old and the new values.
     *
     * @param repair what was found out
     * @return what was changed
     * @throws dev.stemma.migrations.repair.RepairRefusedException when there is nothing, or nothing any more, that it would
     *     mend, or when it would leave a revision applied without those that it stands on
     */
    public RepairReport repair(Repair repair) {
        return connections.running(connection ->
                new Repairer(scripts, store).repair(connection, runner(null, options.lockWait()), repair));
    }

    /**
     * What {@link #repair} would do.
     *
     * @param repair what was found out
     * @return what would be changed
     * @throws dev.stemma.migrations.repair.RepairRefusedException as there
     */
    public RepairReport planRepair(Repair repair) {
        return connections.reading(connection -> new Repairer(scripts, store).plan(connection, repair));
    }

    /**
     * The rows of the bookkeeping.
     *
     * @return the applied revisions, in the order in which they were applied
     */
    public List<AppliedRevision> applied() {
        return connections.reading(store::read);
    }

    /**
     * The scripts at hand and their graph; asks no database.
     *
     * @return the scripts
     */
    public ScriptCatalog scripts() {
        return scripts;
    }

    private RunReport run(RunMode mode, Runner.Planning planning) {
        return connections.running(connection -> {
            Supplier<Duration> elapsed = store.clock().measure();
            Plan plan = runner(null, options.lockWait()).run(connection, mode, planning);
            return new RunReport(plan, elapsed.get());
        });
    }

    private Runner runner(@Nullable Model model, Duration lockWait) {
        return options.runner(scripts, store, model, lockWait);
    }
}
