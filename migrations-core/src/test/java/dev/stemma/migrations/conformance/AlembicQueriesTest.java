package dev.stemma.migrations.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.migrations.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlembicQueriesTest {

    private static final Differences DIFFERENCES = Differences.read();

    @ParameterizedTest
    @MethodSource("queries")
    void planner_givenAQueryOfTheCorpus_answersAsAlembicOrAsListed(CorpusQuery query) {
        assertThat(DIFFERENCES.complaint(query.key(), query.difference())).isEmpty();
    }

    static Stream<CorpusQuery> queries() {
        return Corpus.graphs().stream().filter(file -> !file.isInvalid()).flatMap(file -> queries(file).stream());
    }

    private static List<CorpusQuery> queries(CorpusGraph file) {
        RevisionGraph graph = file.graph();
        List<CorpusQuery> queries = new ArrayList<>();
        for (JsonNode json : file.queries("resolve")) {
            queries.add(query(file, graph, "resolve", json.get("arg").asText(), json, json.get("many")));
        }
        for (JsonNode json : file.queries("history")) {
            queries.add(query(file, graph, "history", json.get("range").asText(), json, json.get("expect")));
        }
        for (String kind : List.of("current_head", "current", "lineage", "ranges")) {
            for (JsonNode json : file.queries(kind)) {
                if (hasCounterpart(json)) {
                    queries.add(query(file, graph, kind, asked(json), json, json.get("expect")));
                }
            }
        }
        return queries;
    }

    private static CorpusQuery query(
            CorpusGraph file, RevisionGraph graph, String kind, String asked, JsonNode json, JsonNode expect) {
        return new CorpusQuery(file.name(), graph, kind, asked, json, expect);
    }

    private static String asked(JsonNode json) {
        List<String> parts = new ArrayList<>();
        json.properties().forEach(field -> {
            if (!field.getKey().equals("expect")) {
                parts.add(field.getKey() + "=" + field.getValue().toString().replace("\"", ""));
            }
        });
        return String.join(" ", parts);
    }

    /** Some ranges no command can ask for: from a list of targets, from a current state that is an expression. */
    private static boolean hasCounterpart(JsonNode json) {
        if (!json.has("downgrade")) {
            return true;
        }
        boolean implicitBase = json.get("implicit_base").asBoolean();
        boolean inclusive = json.get("inclusive").asBoolean();
        boolean listed = json.get("upper").isArray();
        if (json.get("downgrade").asBoolean()) {
            return !implicitBase && !inclusive;
        }
        boolean stated = !json.get("lower").asText().contains("@");
        return !listed && (implicitBase ? stated : !json.get("lower").isArray());
    }
}
