package dev.stemma.migrations.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RandomGraphs;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan, on random graphs; the name of a test run shows its seed. */
class PlannerPropertiesTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void plans_inAnyDirection_areInOrderAndEndAtTheHeadsThatTheyPromise(long seed) {
        Random random = new Random(seed);
        RevisionGraph graph = RandomGraphs.next(random);
        Planner planner = new Planner(graph);
        Set<String> applied = someState(graph, random);
        String target = any(graph, random);

        follow(graph, applied, planner.upgrade(applied, target));
        follow(graph, applied, planner.upgrade(applied, "heads"));
        follow(graph, applied, planner.downgrade(applied, "base"));
        Set<String> above = new HashSet<>(applied);
        above.addAll(follow(graph, applied, planner.upgrade(applied, target)));
        follow(graph, above, planner.stamp(above, List.of("base")));
        follow(graph, applied, planner.stamp(applied, List.of(target)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void upgrade_thenDowngradeOfEachBranchThatGrew_restoresWhatWasApplied(long seed) {
        Random random = new Random(seed);
        RevisionGraph graph = RandomGraphs.next(random);
        Planner planner = new Planner(graph);
        Set<String> before = someState(graph, random);

        Set<String> now = follow(graph, before, planner.upgrade(before, any(graph, random)));
        for (String root : lowestOf(graph, before, now)) {
            if (now.contains(root)) {
                now = follow(graph, now, planner.downgrade(now, root + "@" + highestParent(graph, root)));
            }
        }

        assertThat(now).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void upgradeToHeads_thenDowngradeToBase_leavesNothing(long seed) {
        RevisionGraph graph = RandomGraphs.next(new Random(seed));
        Planner planner = new Planner(graph);

        Set<String> all = follow(graph, Set.of(), planner.upgrade(Set.of(), "heads"));

        assertThat(all).hasSize(graph.size());
        assertThat(planner.currentHeads(all)).hasSameElementsAs(graph.effectiveHeads());
        assertThat(planner.upgrade(all, "heads").isEmpty()).isTrue();
        assertThat(follow(graph, all, planner.downgrade(all, "base"))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stamp_ofATarget_countsItAndAllThatItNeedsAsApplied(long seed) {
        Random random = new Random(seed);
        RevisionGraph graph = RandomGraphs.next(random);
        Planner planner = new Planner(graph);
        Set<String> applied = someState(graph, random);
        String target = any(graph, random);

        Plan plan = planner.stamp(applied, List.of(target));
        Set<String> now = follow(graph, applied, plan);

        assertThat(now).containsAll(graph.ancestors(List.of(target), Lineage.PARENTS_AND_DEPENDENCIES));
        assertThat(planner.gaps(now)).isEmpty();
        assertThat(descendants(graph, target)).noneMatch(now::contains);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Runs a plan on paper, checking every step, and gives what is applied afterwards. */
    private static Set<String> follow(RevisionGraph graph, Set<String> applied, Plan plan) {
        Set<String> now = new HashSet<>(applied);
        Set<String> heads = new HashSet<>(plan.headsBefore());
        assertThat(heads).isEqualTo(heads(graph, now));
        for (Step step : plan.steps()) {
            String id = step.revision().id();
            if (step.direction() == Direction.UPGRADE || step.direction() == Direction.STAMP) {
                assertThat(graph.needs(id)).allMatch(now::contains);
                assertThat(now.add(id)).isTrue();
            } else {
                assertThat(now.remove(id)).isTrue();
                assertThat(now).noneMatch(other -> graph.needs(other).contains(id));
            }
            assertThat(step.removedHeads()).allMatch(heads::contains);
            heads.removeAll(step.removedHeads());
            assertThat(step.addedHeads()).noneMatch(heads::contains);
            heads.addAll(step.addedHeads());
            assertThat(heads).isEqualTo(heads(graph, now));
        }
        assertThat(plan.headsAfter()).isSorted().hasSameElementsAs(heads);
        return now;
    }

    private static Set<String> heads(RevisionGraph graph, Set<String> applied) {
        Set<String> heads = new HashSet<>(applied);
        applied.forEach(id -> graph.needs(id).forEach(heads::remove));
        return heads;
    }

    /** A gapless state: some revisions with all that they need. */
    private static Set<String> someState(RevisionGraph graph, Random random) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(any(graph, random));
        }
        return new HashSet<>(graph.ancestors(some, Lineage.PARENTS_AND_DEPENDENCIES));
    }

    private static String any(RevisionGraph graph, Random random) {
        return graph.revisions().get(random.nextInt(graph.size())).id();
    }

    private static List<String> lowestOf(RevisionGraph graph, Set<String> before, Set<String> now) {
        List<String> lowest = new ArrayList<>(graph.revisions().stream()
                .map(Revision::id)
                .filter(id -> now.contains(id) && !before.contains(id))
                .filter(id -> before.containsAll(graph.needs(id)))
                .toList());
        Collections.reverse(lowest);
        return lowest;
    }

    /** Below a lower parent the way to the other parents would be undone too. */
    private static String highestParent(RevisionGraph graph, String id) {
        List<String> parents = graph.setOf(graph.parents(id)).newestFirst();
        return parents.isEmpty() ? "base" : parents.get(0);
    }

    private static Set<String> descendants(RevisionGraph graph, String id) {
        Set<String> descendants = new HashSet<>(graph.descendants(List.of(id), Lineage.PARENTS_AND_DEPENDENCIES));
        descendants.remove(id);
        return descendants;
    }
}
