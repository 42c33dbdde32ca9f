package dev.stemma.migrations;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.HalfDoneException;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plans for what users ask for. A revision whose upgrade is half done counts as not applied, one whose downgrade is
 * half done as applied; a plan that cannot go on from what is half done is refused.
 *
 * @param scripts the scripts at hand
 * @param store the bookkeeping
 * @param options who is told
 */
record Plans(ScriptCatalog scripts, RevisionStore store, StemmaOptions options) {

    Plan oneshot(Connection connection, StoredRows rows, String target) throws SQLException {
        Optional<HalfDone> halfDone = rows.halfDone().stream().findFirst();
        if (halfDone.isPresent()) {
            throw refusal(halfDone.get(), "Finish it by " + command(halfDone.get()) + byHand(halfDone.get()));
        }
        if (!rows.applied().isEmpty()) {
            List<String> heads = currentHeads(rows.applied());
            return new Plan(target, List.of(), heads, heads);
        }
        if (store.hasForeignTables(connection)) {
            throw new UnmanagedDatabaseException();
        }
        Plan plan = upgrade(rows, target, null);
        return options.model() == null ? plan : ModelPlan.of(plan, scripts.graph());
    }

    Plan upgrade(StoredRows rows, String target, @Nullable Plan begun) {
        List<AppliedRevision> applied = rows.applied();
        Planner planner = new Planner(scripts.graph());
        Plan plan = planner.upgrade(known(applied), begun == null ? target : planner.fixedTarget(begun));
        for (HalfDone each : rows.halfDone()) {
            if (each.undoing()) {
                throw refusal(each, "Finish it by " + command(each) + byHand(each));
            }
            if (!plan.isEmpty() && scripts.script(each.revision().id()).isEmpty()) {
                throw refusal(each, "It has no script here; finish it with the scripts that have it" + byHand(each));
            }
        }
        List<Revision> unknown = scripts.unknown(applied);
        if (!unknown.isEmpty()) {
            if (!plan.isEmpty()) {
                throw new DatabaseAheadException(unknown, applied);
            }
            options.listener().on(new Event.DatabaseAhead(unknown));
            List<String> heads = currentHeads(applied);
            return new Plan(target, plan.goals(), List.of(), heads, heads);
        }
        return plan;
    }

    Plan downgrade(StoredRows rows, String target, @Nullable Plan begun) {
        List<AppliedRevision> applied = rows.applied();
        Planner planner = new Planner(scripts.graphWith(applied));
        Plan plan = planner.downgrade(ids(applied), begun == null ? target : planner.fixedTarget(begun));
        Set<String> undone =
                plan.steps().stream().map(step -> step.revision().id()).collect(Collectors.toSet());
        for (HalfDone each : rows.halfDone()) {
            Revision revision = each.revision();
            if (!each.undoing()
                    && (revision.parents().stream().anyMatch(undone::contains)
                            || revision.dependsOn().stream().anyMatch(undone::contains))) {
                throw refusal(
                        each,
                        "It stands on what would be undone. Finish it by " + command(each) + " first" + byHand(each));
            }
        }
        return plan;
    }

    /** What is half done is applied afterwards, or it is not, as the targets say. */
    Plan stamp(StoredRows rows, List<String> targets) {
        List<AppliedRevision> sound = new ArrayList<>(rows.applied());
        sound.removeIf(row -> rows.halfDone().stream()
                .anyMatch(each -> each.revision().id().equals(row.revision().id())));
        if (rows.halfDone().isEmpty()) {
            return stamp(sound, targets);
        }
        List<AppliedRevision> all = new ArrayList<>(sound);
        rows.halfDone().forEach(each -> all.add(asApplied(each)));
        Set<String> forgotten = stamp(all, targets).steps().stream()
                .filter(step -> step.direction() == Direction.UNSTAMP)
                .map(Step::revision)
                .map(Revision::id)
                .collect(Collectors.toSet());
        rows.halfDone().stream()
                .filter(each -> forgotten.contains(each.revision().id()))
                .forEach(each -> sound.add(asApplied(each)));
        return stamp(sound, targets);
    }

    private Plan stamp(List<AppliedRevision> applied, List<String> targets) {
        return new Planner(scripts.graphWith(applied)).stamp(ids(applied), targets);
    }

    private static AppliedRevision asApplied(HalfDone halfDone) {
        return new AppliedRevision(
                halfDone.revision(), Optional.empty(), "upgrade", halfDone.since(), halfDone.by(), false);
    }

    private static HalfDoneException refusal(HalfDone halfDone, String what) {
        String revision = halfDone.revision().id();
        return new HalfDoneException(
                revision, "Revision " + revision + " is " + halfDone.inWords() + ". Nothing was changed. " + what);
    }

    private static String byHand(HalfDone halfDone) {
        String revision = halfDone.revision().id();
        return ", or, when you have brought the database by hand to where it has all of the revision, or nothing, record"
                + " that by 'migrate repair mark-applied " + revision + "' or 'migrate repair mark-not-applied "
                + revision + "'";
    }

    private static String command(HalfDone halfDone) {
        List<String> parents = halfDone.revision().parents();
        return "'migrate "
                + (halfDone.undoing()
                        ? "downgrade " + (parents.isEmpty() ? "base" : parents.get(0))
                        : "upgrade " + halfDone.revision().id())
                + "'";
    }

    List<String> currentHeads(Collection<AppliedRevision> applied) {
        return new Planner(scripts.graphWith(applied)).currentHeads(ids(applied));
    }

    Set<String> known(List<AppliedRevision> applied) {
        Set<String> known = ids(applied);
        scripts.unknown(applied).forEach(revision -> known.remove(revision.id()));
        return known;
    }

    private static Set<String> ids(Collection<AppliedRevision> applied) {
        Set<String> ids = new LinkedHashSet<>();
        applied.forEach(row -> ids.add(row.revision().id()));
        return ids;
    }
}
