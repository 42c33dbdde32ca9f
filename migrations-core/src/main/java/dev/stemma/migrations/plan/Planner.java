package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plans the way from what is applied to a target. It runs nothing and knows no database; it is immutable and safe for
 * use by several threads. A plan takes time linear in the size of the graph.
 *
 * <p>Every method takes all applied revisions, not only the current heads. These are derived: the applied revisions
 * that no other applied revision names as parent or dependency.
 */
public final class Planner {

    private final RevisionGraph graph;

    /**
     * A planner for one graph.
     *
     * @param graph the revisions that there are
     */
    public Planner(RevisionGraph graph) {
        this.graph = graph;
    }

    /**
     * The unapplied ancestors, by parents or dependencies, of applied revisions.
     *
     * @param applied the ids of all applied revisions
     * @return their ids in topological order; empty in a sound database
     * @throws UnknownAppliedException when the graph does not have one of the applied revisions
     */
    public List<String> gaps(Set<String> applied) {
        return List.copyOf(Applied.of(graph, applied).gaps());
    }

    /**
     * Where a database is: the applied revisions that no other applied revision names as parent or dependency.
     *
     * @param applied the ids of all applied revisions
     * @return their ids, sorted; empty where nothing is applied
     * @throws UnknownAppliedException when the graph does not have one of the applied revisions
     */
    public List<String> currentHeads(Set<String> applied) {
        return new CurrentHeads(graph, Applied.of(graph, applied).revisions()).sorted();
    }

    /**
     * The way up to a target. A target that is applied already gives an empty plan; see {@link Plan#isPassed()}.
     *
     * @param applied the ids of all applied revisions
     * @param target a target, in the grammar of {@link Target}
     * @return the unapplied ones of the revisions that the target needs, each after those that it needs itself
     * @throws UnknownAppliedException when the graph does not have one of the applied revisions
     * @throws GapException when a step would run below an applied revision
     * @throws NoPathException when the target lies below, or too many steps above
     * @throws AmbiguousWalkException when a relative target comes to a fork
     * @throws MultipleHeadsException when the target asks for one head and there are several
     * @throws dev.stemma.migrations.error.StemmaException when the target is malformed or names what does not exist
     */
    public Plan upgrade(Set<String> applied, String target) {
        Applied now = Applied.of(graph, applied);
        List<String> goals = new UpgradeGoals(graph, now).of(parse(target));
        RevisionSet missing =
                graph.ancestors(goals, Lineage.PARENTS_AND_DEPENDENCIES).minus(now.revisions());
        refuseGaps(target, now, missing);
        CurrentHeads heads = new CurrentHeads(graph, now.revisions());
        List<Step> steps = new ArrayList<>();
        missing.forEach(id -> steps.add(heads.apply(Direction.UPGRADE, id)));
        return plan(target, goals, now, steps, heads);
    }

    /**
     * The way down to a target, which itself stays applied. A target that is a current head gives an empty plan.
     *
     * @param applied the ids of all applied revisions
     * @param target a target, in the grammar of {@link Target}
     * @return the applied revisions above the target, each before those that it needs
     * @throws UnknownAppliedException when the graph does not have one of the applied revisions
     * @throws NoPathException when nothing above the target is applied, or it lies too many steps below
     * @throws AmbiguousWalkException when a relative target comes to a merge, or there are several current heads
     * @throws MultipleHeadsException when the target means several revisions
     * @throws dev.stemma.migrations.error.StemmaException when the target is malformed or names what does not exist
     */
    public Plan downgrade(Set<String> applied, String target) {
        Applied now = Applied.of(graph, applied);
        DowngradeFloor floor = DowngradeFloor.of(graph, now, parse(target));
        CurrentHeads heads = new CurrentHeads(graph, now.revisions());
        List<Step> steps = new ArrayList<>();
        floor.above(graph, now, target).newestFirst().forEach(id -> steps.add(heads.undo(Direction.DOWNGRADE, id)));
        return plan(target, floor.revision() == null ? List.of() : List.of(floor.revision()), now, steps, heads);
    }

    /**
     * What to record so that the targets, and what they need, count as applied, and nothing else on their lines of
     * descent. Other branches stay as they are.
     *
     * @param applied the ids of all applied revisions
     * @param targets absolute targets, each applied to the outcome of those before it; {@code base} forgets everything
     * @return what to forget, newest first, and then what to record, parents first
     * @throws UnknownAppliedException when the graph does not have one of the applied revisions
     * @throws MultipleHeadsException when a target asks for one head and there are several
     * @throws dev.stemma.migrations.error.StemmaException when a target is malformed, relative, or names what does not
     *     exist
     */
    public Plan stamp(Set<String> applied, List<String> targets) {
        Applied now = Applied.of(graph, applied);
        StampGoals stamp = new StampGoals(graph);
        Applied after = now;
        List<String> goals = new ArrayList<>();
        for (String text : targets) {
            Target target = parse(text);
            List<String> named = stamp.of(target);
            goals.addAll(named);
            after = Applied.of(graph, stamp.after(after, target, named));
        }
        CurrentHeads heads = new CurrentHeads(graph, now.revisions());
        List<Step> steps = new ArrayList<>();
        now.revisions()
                .minus(after.revisions())
                .newestFirst()
                .forEach(id -> steps.add(heads.undo(Direction.UNSTAMP, id)));
        after.revisions().minus(now.revisions()).forEach(id -> steps.add(heads.apply(Direction.STAMP, id)));
        return plan(String.join(" ", targets), goals, now, steps, heads);
    }

    private Target parse(String target) {
        return Target.parse(target, graph::isName);
    }

    private void refuseGaps(String target, Applied now, RevisionSet missing) {
        RevisionSet gaps = missing.intersection(now.gaps());
        if (!gaps.isEmpty()) {
            String above = graph.descendants(gaps, Lineage.PARENTS_AND_DEPENDENCIES)
                    .intersection(now.revisions())
                    .iterator()
                    .next();
            throw new GapException(target, List.copyOf(gaps), above);
        }
    }

    private static Plan plan(String target, List<String> goals, Applied before, List<Step> steps, CurrentHeads after) {
        return new Plan(target, goals, steps, before.heads().stream().sorted().toList(), after.sorted());
    }
}
