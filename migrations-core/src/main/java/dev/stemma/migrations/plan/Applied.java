package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import java.util.List;
import java.util.Set;

/**
 * What is applied, seen against the graph.
 *
 * @param graph the graph
 * @param revisions everything applied
 * @param heads the current heads, in topological order
 */
record Applied(RevisionGraph graph, RevisionSet revisions, List<String> heads) {

    static Applied of(RevisionGraph graph, Set<String> ids) {
        List<String> unknown =
                ids.stream().filter(id -> !graph.contains(id)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new UnknownAppliedException(unknown);
        }
        RevisionSet revisions = graph.setOf(ids);
        return new Applied(graph, revisions, graph.currentHeads(revisions).list());
    }

    /** The applied revisions that no applied revision has as a parent, in topological order. */
    List<String> tips() {
        return revisions.stream()
                .filter(id -> graph.children(id).stream().noneMatch(revisions::contains))
                .toList();
    }

    /** What the applied revisions stand on and is not applied. */
    RevisionSet gaps() {
        return graph.ancestors(revisions, Lineage.PARENTS_AND_DEPENDENCIES).minus(revisions);
    }
}
