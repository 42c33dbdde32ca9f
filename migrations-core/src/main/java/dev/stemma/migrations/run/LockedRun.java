package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
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
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run does under its lock: it plans, prepares everything, runs it, and plans anew when another run was faster. */
final class LockedRun {

    /** Two runs with opposite targets and without a lock could go on for ever. */
    private static final int MOST_PLANS = 10_000;

    private final RunContext context;
    private final Bookkeeping bookkeeping;
    private final LiveClaims liveClaims;
    private final RunState state = new RunState();

    LockedRun(RunContext context) {
        this.context = context;
        this.bookkeeping = new Bookkeeping(context.connection(), context.store(), context.mode());
        this.liveClaims = new LiveClaims(context.request(), context.store(), context.lock());
    }

    /** Runs; the plan that it gives has the steps that this run did, whatever others did besides. */
    Plan run(Runner.Planning planning) throws SQLException {
        Plan first = null;
        Plan begun = null;
        for (int plans = 0; plans < MOST_PLANS; plans++) {
            StoredRows rows = lookAtRest();
            Plan plan = planning.plan(rows, begun);
            if (first != null) {
                context.tell(new Event.Replanned(plan));
            }
            if (plan.isEmpty()) {
                return begun == null ? plan : carriedOut(begun, plan);
            }
            first = first == null ? plan : first;
            try {
                carryOut(plan, rows.applied(), plans == 0);
                return begun == null ? plan : carriedOut(begun, plan);
            } catch (OvertakenException e) {
                begun = begun == null && state.count() > 0 ? plan : begun;
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
        return new Plan(begun.target(), begun.goals(), state.done(), begun.headsBefore(), last.headsAfter());
    }

    private void carryOut(Plan plan, List<AppliedRevision> applied, boolean isFirst)
            throws SQLException, OvertakenException {
        Connection connection = context.connection();
        ScriptCatalog scripts = context.settings().scripts();
        Model model = context.settings().model();
        StepPreparer preparer = new StepPreparer(scripts, storedDowngrades(plan));
        List<PreparedStep> steps = model == null ? preparer.prepare(plan) : preparer.prepare(plan, model);
        Transactions transactions = Transactions.on(connection);
        List<PreparedStep> outside =
                steps.stream().filter(step -> !step.transactional()).toList();
        outside.forEach(step -> transactions.requireNoneOutside(
                "transaction:false of revision " + step.step().revision().id()));
        outside.forEach(this::requireUnchanged);
        SessionState session = SessionState.read(connection);
        if (session.pooled()) {
            outside.forEach(step -> SessionNeeds.requireNone(step, context.lock()));
        } else if (transactions.areCallers() || steps.stream().anyMatch(LockedRun::isCode)) {
            context.driver().keepPrepared();
        } else {
            context.driver().keepPreparedBeyondDdl();
        }
        if (isFirst) {
            steps.forEach(this::tellOfUnwritten);
            List<ChangedScript> changed = scripts.changed(applied);
            if (!changed.isEmpty()) {
                context.tell(new Event.ScriptsChanged(changed));
            }
            context.store().create(connection);
            context.tell(new Event.RunStarted(plan));
        }
        if (!outside.isEmpty()) {
            context.store().claims().prepare(connection);
        }
        state.begin(plan);
        GroupRunner runner = new GroupRunner(context, transactions, session, bookkeeping, state, plan);
        List<List<PreparedStep>> groups = context.mode().group(steps);
        try {
            for (List<PreparedStep> group : groups) {
                boolean last = group == groups.get(groups.size() - 1);
                runner.run(group, () -> {
                    if (last) {
                        context.tell(new Event.Recording(plan));
                    }
                });
            }
        } catch (StepFailedException | RunCancelledException e) {
            restore(session, e);
            throw e;
        }
    }

    private static boolean isCode(PreparedStep step) {
        return !(step.work() instanceof Work.Statements || step.work() instanceof Work.Nothing);
    }

    /** What is half done must not be resumed by another script, nor at another statement. */
    private void requireUnchanged(PreparedStep step) {
        String revision = step.step().revision().id();
        HalfDone earlier = bookkeeping.halfDone(revision);
        if (earlier != null && earlier.unreadable() != null) {
            throw new HalfDoneException(
                    revision,
                    "Revision " + revision + " is " + earlier.inWords()
                            + ". Nothing was changed. Bring the database by hand to where the revision is done, or not"
                            + " begun, and record that by 'migrate repair mark-applied " + revision
                            + "' or 'migrate repair mark-not-applied " + revision + "'");
        }
        if (earlier != null && step.work() instanceof Work.Statements work) {
            earlier.progress().ifPresent(known -> SectionLedger.requireUnchanged(revision, work, known));
        }
    }

    /** A failed step may have left the session changed; where that cannot be mended, the failure itself matters more. */
    private void restore(SessionState session, StemmaException failure) {
        if (session.pooled()) {
            return;
        }
        try {
            session.restore(context.connection());
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void tellOfUnwritten(PreparedStep step) {
        Optional.ofNullable(step.recorded())
                .flatMap(RecordedScript::unwritten)
                .ifPresent(reason -> context.tell(new Event.WayBackNotStored(step.step(), reason)));
    }

    private Map<String, String> storedDowngrades(Plan plan) throws SQLException {
        List<String> withoutScript = plan.steps().stream()
                .map(Step::revision)
                .filter(revision ->
                        context.settings().scripts().script(revision.id()).isEmpty())
                .map(revision -> revision.id())
                .toList();
        return withoutScript.isEmpty() ? Map.of() : context.store().downgradeSql(context.connection(), withoutScript);
    }
}
