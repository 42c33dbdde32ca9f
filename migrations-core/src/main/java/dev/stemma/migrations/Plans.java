package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans from the scripts and the rows of the bookkeeping. A run that was overtaken plans again, for the target that
 * the plan it had begun came from.
 *
 * @param scripts the scripts at hand
 * @param listener told of a database that is ahead of them
 */
record Plans(ScriptCatalog scripts, RunListener listener) {

    Plan upgrade(List<AppliedRevision> applied, String target, @Nullable Plan begun) {
        Planner planner = new Planner(scripts.graph());
        Plan plan = planner.upgrade(known(applied), begun == null ? target : planner.fixedTarget(begun));
        List<Revision> unknown = scripts.unknown(applied);
        if (unknown.isEmpty()) {
            return plan;
        }
        if (!plan.isEmpty()) {
            throw new DatabaseAheadException(unknown, applied);
        }
        listener.on(new Event.DatabaseAhead(unknown));
        List<String> heads = currentHeads(applied);
        return new Plan(target, plan.goals(), List.of(), heads, heads);
    }

    Plan downgrade(List<AppliedRevision> applied, String target, @Nullable Plan begun) {
        Planner planner = new Planner(scripts.graphWith(applied));
        return planner.downgrade(ids(applied), begun == null ? target : planner.fixedTarget(begun));
    }

    Plan stamp(List<AppliedRevision> applied, List<String> targets) {
        return new Planner(scripts.graphWith(applied)).stamp(ids(applied), targets);
    }

    List<String> currentHeads(List<AppliedRevision> applied) {
        return new Planner(scripts.graphWith(applied)).currentHeads(ids(applied));
    }

    /** The applied revisions that have a script here. */
    Set<String> known(List<AppliedRevision> applied) {
        Set<String> known = ids(applied);
        scripts.unknown(applied).forEach(revision -> known.remove(revision.id()));
        return known;
    }

    private static Set<String> ids(List<AppliedRevision> applied) {
        Set<String> ids = new LinkedHashSet<>();
        applied.forEach(row -> ids.add(row.revision().id()));
        return ids;
    }
}
