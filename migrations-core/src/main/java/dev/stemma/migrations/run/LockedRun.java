package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.ChangedScript;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.prepare.StepPreparer;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does under its lock: it plans, prepares everything, runs it, and plans anew when another run was faster. */
final class LockedRun {

    /** Two runs with opposite targets and without a lock could go on for ever. */
    private static final int MOST_PLANS = 10_000;

    private final Connection connection;
    private final HeldLock lock;
    private final RunMode mode;
    private final ScriptCatalog scripts;
    private final RevisionStore store;
    private final Timeouts timeouts;
    private final CancellableCall call;
    private final RunListener listener;
    private final @Nullable Model model;
    private final Bookkeeping bookkeeping;
    private final LiveClaims liveClaims;
    private final List<Step> done = new ArrayList<>();

    LockedRun(
            LockRequest request,
            HeldLock lock,
            RunMode mode,
            ScriptCatalog scripts,
            RevisionStore store,
            Timeouts timeouts,
            CancellableCall call,
            RunListener listener,
            @Nullable Model model) {
        this.connection = request.connection();
        this.lock = lock;
        this.mode = mode;
        this.scripts = scripts;
        this.store = store;
        this.timeouts = timeouts;
        this.call = call;
        this.listener = listener;
        this.model = model;
        this.bookkeeping = new Bookkeeping(connection, store);
        this.liveClaims = new LiveClaims(request, store.claims(), lock);
    }

    /** Runs; the plan that it gives has the steps that this run did, whatever others did besides. */
    Plan run(Runner.Planning planning) throws SQLException {
        Plan first = null;
        Plan begun = null;
        for (int plans = 0; plans < MOST_PLANS; plans++) {
            StoredRows rows = lookAtRest();
            Plan plan = planning.plan(rows, begun);
            if (first != null) {
                listener.on(new Event.Replanned(plan));
            }
            if (plan.isEmpty()) {
                return begun == null ? plan : carriedOut(begun, plan);
            }
            first = first == null ? plan : first;
            try {
                carryOut(plan, rows.applied(), plans == 0);
                return begun == null ? plan : carriedOut(begun, plan);
            } catch (OvertakenException e) {
                begun = begun == null && !done.isEmpty() ? plan : begun;
            }
        }
        throw new StemmaException(
                ErrorCode.INVALID_BOOKKEEPING,
                "Other runs change the bookkeeping faster than this one can plan. The steps that were reported as done"
                        + " stay. Look for runs with another target, and use a lock (kind under [lock] in migrate.toml)");
    }

    /** The rows once nobody is at work on one of them. */
    private StoredRows lookAtRest() throws SQLException {
        StoredRows rows = bookkeeping.look();
        while (liveClaims.await(rows.halfDone())) {
            rows = bookkeeping.look();
        }
        return rows;
    }

    private Plan carriedOut(Plan begun, Plan last) {
        return new Plan(begun.target(), begun.goals(), done, begun.headsBefore(), last.headsAfter());
    }

    private void carryOut(Plan plan, List<AppliedRevision> applied, boolean isFirst)
            throws SQLException, OvertakenException {
        StepPreparer preparer = new StepPreparer(scripts, storedDowngrades(plan));
        List<PreparedStep> steps = model == null ? preparer.prepare(plan) : preparer.prepare(plan, model);
        Transactions transactions = Transactions.on(connection);
        List<PreparedStep> outside =
                steps.stream().filter(step -> !step.transactional()).toList();
        outside.forEach(step -> transactions.requireNoneOutside(
                "transaction:false of revision " + step.step().revision().id()));
        outside.forEach(this::requireUnchanged);
        if (isFirst) {
            steps.forEach(this::tellOfUnwritten);
            List<ChangedScript> changed = scripts.changed(applied);
            if (!changed.isEmpty()) {
                listener.on(new Event.ScriptsChanged(changed));
            }
            store.create(connection);
            listener.on(new Event.RunStarted(plan));
        }
        if (!outside.isEmpty()) {
            store.claims().prepare(connection);
        }
        SessionState session = SessionState.read(connection);
        GroupRunner runner = new GroupRunner(
                connection, transactions, session, lock, bookkeeping, mode, listener, timeouts, call, plan, done);
        List<List<PreparedStep>> groups = mode.group(steps);
        try {
            for (List<PreparedStep> group : groups) {
                boolean last = group == groups.get(groups.size() - 1);
                runner.run(group, () -> {
                    if (last) {
                        listener.on(new Event.Recording(plan));
                    }
                });
            }
        } catch (StepFailedException | RunCancelledException e) {
            restore(session, e);
            throw e;
        }
    }

    /** What is half done must not be resumed by another script. */
    private void requireUnchanged(PreparedStep step) {
        String revision = step.step().revision().id();
        HalfDone earlier = bookkeeping.halfDone(revision);
        if (earlier != null && step.work() instanceof Work.Statements work) {
            earlier.progress().ifPresent(known -> SectionLedger.requireUnchanged(revision, work, known));
        }
    }

    /** A failed step may have left the session changed; where that cannot be mended, the failure itself matters more. */
    private void restore(SessionState session, StemmaException failure) {
        try {
            session.restore(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void tellOfUnwritten(PreparedStep step) {
        Optional.ofNullable(step.recorded())
                .flatMap(RecordedScript::unwritten)
                .ifPresent(reason -> listener.on(new Event.WayBackNotStored(step.step(), reason)));
    }

    private Map<String, String> storedDowngrades(Plan plan) throws SQLException {
        List<String> withoutScript = plan.steps().stream()
                .map(Step::revision)
                .filter(revision -> scripts.script(revision.id()).isEmpty())
                .map(revision -> revision.id())
                .toList();
        return withoutScript.isEmpty() ? Map.of() : store.downgradeSql(connection, withoutScript);
    }
}
