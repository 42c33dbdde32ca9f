package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every graph and every pair of heads; the parameter is the seed. */
class RebasePropertiesTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plan_putsTheWholeBranchAboveTheOtherHeadAndLosesNoAncestor(long seed) {
        RevisionGraph before = graph(new Random(seed));
        List<String> heads = before.heads();
        for (String moving : heads) {
            for (String onto : heads) {
                if (!moving.equals(onto)) {
                    check(before, moving, onto);
                }
            }
        }
    }

    private static void check(RevisionGraph before, String moving, String onto) {
        RebasePlan plan = new RebasePlanner(before, id -> Optional.empty()).plan(List.of(moving), onto);
        RevisionGraph after = changed(before, plan.changes());
        Set<String> above = new HashSet<>(after.descendants(List.of(onto), Lineage.PARENTS));
        assertThat(above).containsAll(plan.moved()).contains(moving);
        assertThat(after.ancestors(List.of(moving), Lineage.PARENTS))
                .containsAll(before.ancestors(List.of(moving), Lineage.PARENTS))
                .containsAll(before.ancestors(List.of(onto), Lineage.PARENTS));
        assertThat(plan.headsAfter())
                .isEqualTo(after.heads().stream().sorted().toList())
                .hasSize(before.heads().size() - 1)
                .doesNotContain(onto);
        assertThat(plan.moved()).doesNotContainAnyElementsOf(before.ancestors(List.of(onto), Lineage.PARENTS));
    }

    private static RevisionGraph changed(RevisionGraph graph, List<Reparenting> changes) {
        Map<String, Revision> revisions = new LinkedHashMap<>();
        graph.revisions().forEach(revision -> revisions.put(revision.id(), revision));
        changes.forEach(change -> revisions.put(change.revision().id(), change.after()));
        return RevisionGraph.of(revisions.values());
    }

    /** Forks, merges and several bases; no dependencies, which can forbid a rebase. */
    private static RevisionGraph graph(Random random) {
        List<Revision> revisions = new ArrayList<>();
        int size = 2 + random.nextInt(25);
        for (int i = 0; i < size; i++) {
            Set<String> parents = new LinkedHashSet<>();
            int wanted = i == 0 || random.nextInt(12) == 0 ? 0 : random.nextInt(5) == 0 ? 2 : 1;
            for (int p = 0; p < wanted; p++) {
                parents.add("r" + random.nextInt(i));
            }
            revisions.add(
                    new Revision("r" + i, List.copyOf(parents), List.of(), List.of(), "does r" + i, "r" + i + ".sql"));
        }
        return RevisionGraph.of(revisions);
    }
}
