package dev.stemma.migrations.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.graph.RevisionGraph;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlembicCasesTest {

    private static final Differences DIFFERENCES = Differences.read();
    private static final double MOST_DIFFERENT = 0.04;

    @ParameterizedTest
    @MethodSource("cases")
    void planner_givenACaseOfTheCorpus_answersAsAlembicOrAsListed(CorpusCase answered) {
        assertThat(DIFFERENCES.complaint(answered.key(), answered.difference())).isEmpty();
    }

    /** What the corpus's README says is in it: a test of fewer cases would pass as well. */
    @Test
    void corpus_isThereAsAWhole() {
        assertThat(Corpus.graphs()).hasSize(151);
        assertThat(AlembicGraphsTest.invalidGraphs()).hasSize(32);
        assertThat(cases()).hasSize(3_319);
        assertThat(AlembicQueriesTest.queries()).hasSizeGreaterThan(4_400);
    }

    @Test
    void differences_ofTheCases_areFew() {
        Set<String> keys = keys(cases());

        assertThat(DIFFERENCES.listed(keys)).isLessThan((long) (MOST_DIFFERENT * keys.size()));
    }

    @Test
    void differences_ofTheQueries_areFew() {
        Set<String> keys = keys(AlembicQueriesTest.queries());

        assertThat(DIFFERENCES.listed(keys)).isLessThan((long) (MOST_DIFFERENT * keys.size()));
    }

    @Test
    void differences_listed_areAllInTheCorpus() {
        assertThat(keys(Stream.concat(cases(), AlembicQueriesTest.queries()))).containsAll(DIFFERENCES.keys());
    }

    private static Set<String> keys(Stream<?> named) {
        return named.map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<CorpusCase> cases() {
        return Corpus.graphs().stream().filter(file -> !file.isInvalid()).flatMap(file -> {
            RevisionGraph graph = file.graph();
            return CorpusGraph.elements(file.json().get("cases")).stream()
                    .map(json -> new CorpusCase(file.name(), graph, json));
        });
    }
}
