package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.revision.Target;
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
        return Applied.of(graph, applied).heads().stream().sorted().toList();
    }

    /**
     * Where every applied branch ends. Besides the current heads these are ends of branches on which another branch
     * depends; Alembic's {@code current} lists them too.
     *
     * @param applied the ids of all applied revisions
     * @return the applied revisions that no applied revision has as a parent, in topological order
     * @throws UnknownAppliedException when the graph does not have one of the applied revisions
     */
    public List<String> branchTips(Set<String> applied) {
        return Applied.of(graph, applied).tips();
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
        List<String> goals = new UpgradeGoals(graph, applied).of(parse(target));
        Applied now = Applied.of(graph, applied);
        RevisionSet missing =
                graph.ancestors(goals, Lineage.PARENTS_AND_DEPENDENCIES).minus(now.revisions());
        refuseGaps(target, now, missing);
        StepSequence steps = new StepSequence(now);
        steps.apply(Direction.UPGRADE, missing);
        return steps.plan(target, goals);
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
        DowngradeFloor floor = new DowngradeFloors(graph, applied).of(parse(target));
        Applied now = Applied.of(graph, applied);
        StepSequence steps = new StepSequence(now);
        steps.undo(Direction.DOWNGRADE, floor.above(graph, now));
        return steps.plan(target, floor.revision() == null ? List.of() : List.of(floor.revision()));
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
        StampGoals stamp = new StampGoals(graph);
        List<Target> parsed = targets.stream().map(this::parse).toList();
        List<List<String>> goals = parsed.stream().map(stamp::of).toList();
        Applied now = Applied.of(graph, applied);
        Applied after = now;
        for (int i = 0; i < parsed.size(); i++) {
            after = Applied.of(graph, stamp.after(after, parsed.get(i), goals.get(i)));
        }
        StepSequence steps = new StepSequence(now);
        steps.undo(Direction.UNSTAMP, now.revisions().minus(after.revisions()));
        steps.apply(Direction.STAMP, after.revisions().minus(now.revisions()));
        return steps.plan(
                String.join(" ", targets), goals.stream().flatMap(List::stream).toList());
    }

    /**
     * The revisions that a target names, for showing them. {@code current} means the current heads; {@code -N} counts
     * from every head, and {@code label@-N} from the heads on that branch, as in Alembic.
     *
     * @param applied the ids of all applied revisions; looked at only for {@code current}
     * @param target a target, in the grammar of {@link Target}
     * @return the revisions; none for base
     * @throws dev.stemma.migrations.error.StemmaException when the target is malformed, or names what does not exist or
     *     is ambiguous
     */
    public List<Revision> resolve(Set<String> applied, String target) {
        return new ShownRevisions(graph, applied)
                .of(parse(target)).stream().map(graph::revision).toList();
    }

    /**
     * The revisions of a range {@code start:end}, both included. An empty start is base, an empty end all heads. Either
     * may be {@code current}. A start of {@code -N} counts down from the end, an end of {@code +N} up from the start; the
     * count ends where the graph does.
     *
     * @param applied the ids of all applied revisions; looked at only for {@code current}
     * @param range two targets and a colon
     * @return the revisions, newest first
     * @throws NoPathException when the start is not below the end
     * @throws AmbiguousWalkException when a relative end comes to a fork, or a relative start to a merge
     * @throws dev.stemma.migrations.error.StemmaException when the range is malformed, or names what does not exist or
     *     is ambiguous
     */
    public List<Revision> history(Set<String> applied, String range) {
        return new History(graph, applied, range)
                .revisions().newestFirst().stream().map(graph::revision).toList();
    }

    /**
     * The target of an upgrade or a downgrade by name, where it was typed as a count: so that it still means the same when
     * some of the steps are done.
     *
     * @param plan the plan
     * @return a target
     */
    public String fixedTarget(Plan plan) {
        if (!(parse(plan.target()) instanceof Target.Relative relative)
                || plan.goals().size() > 1) {
            return plan.target();
        }
        String goal = plan.goals().isEmpty() ? "base" : plan.goals().get(0);
        return relative.branch() == null ? goal : relative.branch() + "@" + goal;
    }

    private Target parse(String target) {
        return Target.parse(target, graph::isName);
    }

    private void refuseGaps(String target, Applied now, RevisionSet missing) {
        RevisionSet gaps = missing.intersection(now.gaps());
        if (!gaps.isEmpty()) {
            RevisionSet above = graph.descendants(gaps, Lineage.PARENTS_AND_DEPENDENCIES);
            throw new GapException(
                    target,
                    List.copyOf(gaps),
                    now.heads().stream().filter(above::contains).toList());
        }
    }
}
