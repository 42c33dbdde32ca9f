package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Spreads branch labels over a graph as Alembic does. Sets are shared between revisions wherever they are equal. */
final class BranchLabels {

    private final RevisionGraph graph;
    private final Adjacency neededBy;

    BranchLabels(RevisionGraph graph, Adjacency neededBy) {
        this.graph = graph;
        this.neededBy = neededBy;
    }

    Map<String, Set<String>> spread() {
        Map<String, Set<String>> labels = new HashMap<>();
        for (Revision revision : graph.revisions()) {
            Set<String> inherited = inherited(revision, labels);
            if (!inherited.isEmpty()) {
                labels.put(revision.id(), inherited);
            }
        }
        graph.heads().forEach(head -> spreadDown(head, labels));
        return Collections.unmodifiableMap(labels);
    }

    private Set<String> inherited(Revision revision, Map<String, Set<String>> labels) {
        List<String> parents = graph.parents(revision.id());
        if (parents.size() == 1 && revision.labels().isEmpty()) {
            return labels.getOrDefault(parents.get(0), Set.of());
        }
        Set<String> union = new TreeSet<>(revision.labels());
        parents.forEach(parent -> union.addAll(labels.getOrDefault(parent, Set.of())));
        return Collections.unmodifiableSet(union);
    }

    /** From a tip down its run, which ends before the last fork or merge; all labels of the run are the tip's. */
    private void spreadDown(String head, Map<String, Set<String>> labels) {
        Set<String> carried = labels.getOrDefault(head, Set.of());
        String id = head;
        while (!carried.isEmpty() && isPlain(id)) {
            labels.put(id, carried);
            List<String> parents = graph.parents(id);
            if (parents.isEmpty()) {
                return;
            }
            id = parents.get(0);
        }
    }

    private boolean isPlain(String id) {
        return neededBy.degree(graph.indexOf(id)) < 2 && graph.parents(id).size() < 2;
    }
}
