package dev.stemma.migrations.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Revision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlembicGraphsTest {

    @ParameterizedTest
    @MethodSource("graphsWithoutRepetition")
    void graph_ofTheCorpus_hasTheShapeThatAlembicSees(CorpusGraph file) {
        RevisionGraph graph = file.graph();
        JsonNode facts = file.json().get("queries").get("graph");

        assertThat(graph.heads()).hasSameElementsAs(texts(facts, "heads"));
        assertThat(graph.effectiveHeads()).hasSameElementsAs(texts(facts, "real_heads"));
        assertThat(graph.bases()).hasSameElementsAs(texts(facts, "bases"));
        assertThat(graph.branchPoints()).hasSameElementsAs(texts(facts, "branch_points"));
        assertThat(graph.mergePoints()).hasSameElementsAs(texts(facts, "merge_points"));
        assertThat(graph.branchLabels()).isEqualTo(sets(facts.get("labels")));
        assertThat(dependencies(graph)).isEqualTo(sets(facts.get("resolved_dependencies")));
    }

    @ParameterizedTest
    @MethodSource("validGraphs")
    void kin_inAGraphOfTheCorpus_areThoseThatAlembicFinds(CorpusGraph file) {
        RevisionGraph graph = file.graph();

        for (Map.Entry<String, JsonNode> entry :
                file.json().get("queries").get("kin").properties()) {
            List<String> id = List.of(entry.getKey());
            JsonNode kin = entry.getValue();
            assertThat(others(id, graph.ancestors(id, Lineage.PARENTS))).hasSameElementsAs(texts(kin, "ancestors"));
            assertThat(others(id, graph.descendants(id, Lineage.PARENTS))).hasSameElementsAs(texts(kin, "descendants"));
            assertThat(others(id, graph.ancestors(id, Lineage.PARENTS_AND_DEPENDENCIES)))
                    .hasSameElementsAs(texts(kin, "ancestors_with_deps"));
            assertThat(others(id, graph.descendants(id, Lineage.PARENTS_AND_DEPENDENCIES)))
                    .hasSameElementsAs(texts(kin, "descendants_with_deps"));
        }
    }

    @ParameterizedTest
    @MethodSource("validGraphs")
    void revisions_ofAGraph_comeAfterWhatTheyNeed(CorpusGraph file) {
        RevisionGraph graph = file.graph();
        Set<String> seen = new HashSet<>();

        for (Revision revision : graph.revisions()) {
            assertThat(seen).containsAll(graph.needs(revision.id()));
            seen.add(revision.id());
        }
        assertThat(seen).hasSize(graph.size());
    }

    /** Alembic loads some graphs that have a cycle or an id twice. */
    @ParameterizedTest
    @MethodSource("invalidGraphs")
    void graph_withADefect_isRefusedForIt(CorpusGraph file) {
        StemmaException refusal = catchThrowableOfType(StemmaException.class, file::graph);

        assertThat(ErrorKinds.of(refusal)).isIn(CorpusGraph.texts(file.json().get("defects")));
        assertThat(refusal).hasMessageContaining(".sql");
    }

    static Stream<CorpusGraph> validGraphs() {
        return Corpus.graphs().stream().filter(file -> !file.isInvalid());
    }

    static Stream<CorpusGraph> invalidGraphs() {
        return Corpus.graphs().stream().filter(CorpusGraph::isInvalid);
    }

    /** For Alembic a parent that is written twice makes a merge; we count it once. */
    static Stream<CorpusGraph> graphsWithoutRepetition() {
        return validGraphs()
                .filter(file -> file.revisions().stream()
                        .map(Revision::parents)
                        .allMatch(parents -> Set.copyOf(parents).size() == parents.size()));
    }

    private static Map<String, Set<String>> dependencies(RevisionGraph graph) {
        Map<String, Set<String>> dependencies = new HashMap<>();
        for (Revision revision : graph.revisions()) {
            Set<String> resolved = Set.copyOf(graph.dependencies(revision.id()));
            if (!resolved.isEmpty()) {
                dependencies.put(revision.id(), resolved);
            }
        }
        return dependencies;
    }

    private static Map<String, Set<String>> sets(JsonNode object) {
        Map<String, Set<String>> sets = new HashMap<>();
        object.properties().forEach(field -> sets.put(field.getKey(), Set.copyOf(CorpusGraph.texts(field.getValue()))));
        return sets;
    }

    private static List<String> texts(JsonNode object, String field) {
        return CorpusGraph.texts(object.get(field));
    }

    private static Set<String> others(List<String> ids, RevisionSet found) {
        Set<String> others = new HashSet<>(found);
        ids.forEach(others::remove);
        return others;
    }
}
