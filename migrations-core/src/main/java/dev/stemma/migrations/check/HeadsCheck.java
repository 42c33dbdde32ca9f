package dev.stemma.migrations.check;

import dev.stemma.migrations.graph.RevisionGraph;
import java.util.List;

/**
 * Whether the graph has one head.
 *
 * @param graph the revisions
 */
public record HeadsCheck(RevisionGraph graph) implements Check {

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public List<String> problems() {
        List<String> heads = graph.heads();
        return heads.size() < 2
                ? List.of()
                : List.of(heads.size() + " heads: " + String.join(", ", heads)
                        + ". Join them with 'migrate rebase' or 'migrate merge'.");
    }
}
