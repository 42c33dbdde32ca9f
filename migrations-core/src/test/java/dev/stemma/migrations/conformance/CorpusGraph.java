package dev.stemma.migrations.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.stream.StreamSupport;

/** One file of the corpus. */
record CorpusGraph(String name, JsonNode json) {

    static CorpusGraph of(JsonNode json) {
        return new CorpusGraph(json.get("name").asText(), json);
    }

    List<Revision> revisions() {
        return elements(json.get("revisions")).stream()
                .map(CorpusGraph::revision)
                .toList();
    }

    RevisionGraph graph() {
        return RevisionGraph.of(revisions());
    }

    boolean isInvalid() {
        return json.has("defects");
    }

    /** The queries of one kind; none where the file has none. */
    List<JsonNode> queries(String kind) {
        return elements(json.get("queries").path(kind));
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }

    private static Revision revision(JsonNode node) {
        String id = node.get("id").asText();
        return new Revision(
                id,
                texts(node.get("down")),
                texts(node.get("depends_on")),
                texts(node.get("labels")),
                node.path("doc").asText(""),
                id + ".sql");
    }

    @Override
    public String toString() {
        return name;
    }
}
