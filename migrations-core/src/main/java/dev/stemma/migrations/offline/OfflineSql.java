package dev.stemma.migrations.offline;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.prepare.StepPreparer;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.run.RunMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what a run would do as a script for psql, without any database. Running the script gives the same objects and the
 * same bookkeeping as the run. It refuses to run on a database that is not where it starts.
 *
 * <p>Where a script starts is typed before a colon: {@code 85615e005fa3:head}. Several places, of branches, have commas
 * between them.
 */
public final class OfflineSql {

    private final ScriptCatalog scripts;
    private final ScriptSettings settings;
    private final RunListener listener;

    /**
     * A writer of scripts.
     *
     * @param scripts the revision scripts at hand
     * @param settings what all scripts have in common
     * @param listener told of each step, and what revisions log
     */
    public OfflineSql(ScriptCatalog scripts, ScriptSettings settings, RunListener listener) {
        this.scripts = scripts;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * The way up.
     *
     * @param range {@code from:to}, or where to go from base
     * @return the script
     * @throws dev.stemma.migrations.prepare.UnrecordableException when a revision in Java cannot be written down
     * @throws dev.stemma.migrations.error.StemmaException when there is no such way, or a script cannot be run
     */
    public OfflineScript upgrade(String range) {
        OfflineRange ends = OfflineRange.fromBase(range);
        Set<String> applied = ends.applied(scripts.graph());
        return write(RunMode.STEP_BY_STEP, ends, applied, planner().upgrade(applied, ends.to()));
    }

    /**
     * The way down.
     *
     * @param range {@code from:to}
     * @return the script
     * @throws dev.stemma.migrations.prepare.IrreversibleException when a revision on the way has no downgrade
     * @throws dev.stemma.migrations.prepare.UnrecordableException when a revision in Java cannot be written down
     * @throws dev.stemma.migrations.error.StemmaException when there is no such way, or a script cannot be run
     */
    public OfflineScript downgrade(String range) {
        OfflineRange ends = OfflineRange.between(range);
        Set<String> applied = ends.applied(scripts.graph());
        return write(RunMode.STEP_BY_STEP, ends, applied, planner().downgrade(applied, ends.to()));
    }

    /**
     * What records a database as being somewhere else, without running anything.
     *
     * @param range {@code from:to}, or where to go from base; several targets have commas between them
     * @return the script
     * @throws dev.stemma.migrations.error.StemmaException when a target names what does not exist
     */
    public OfflineScript stamp(String range) {
        OfflineRange ends = OfflineRange.fromBase(range);
        Set<String> applied = ends.applied(scripts.graph());
        return write(
                RunMode.STAMP,
                ends,
                applied,
                planner().stamp(applied, List.of(ends.to().split(",", -1))));
    }

    private Planner planner() {
        return new Planner(scripts.graph());
    }

    private OfflineScript write(RunMode mode, OfflineRange range, Set<String> applied, Plan plan) {
        List<PreparedStep> steps = new StepPreparer(scripts, Map.of()).prepare(plan);
        steps.forEach(this::tellOfUnwritten);
        String sql = new ScriptWriter(settings, mode, listener).write(range, plan, steps, List.copyOf(applied));
        return new OfflineScript(range.from(), plan, sql);
    }

    private void tellOfUnwritten(PreparedStep step) {
        Optional.ofNullable(step.recorded())
                .flatMap(RecordedScript::unwritten)
                .ifPresent(reason -> listener.on(new Event.WayBackNotStored(step.step(), reason)));
    }
}
