package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the current heads step by step: the applied revisions that no other applied revision names as parent or
 * dependency. Confined to one planning; each step costs as much as the revision has parents and dependencies.
 */
final class CurrentHeads {

    private final RevisionGraph graph;
    private final Set<String> applied;
    private final Map<String, Integer> dependents;

    CurrentHeads(RevisionGraph graph, Collection<String> applied) {
        this.graph = graph;
        this.applied = new HashSet<>(applied);
        this.dependents = new HashMap<>();
        applied.forEach(id -> graph.needs(id).forEach(need -> dependents.merge(need, 1, Integer::sum)));
    }

    /** The current heads, in topological order. */
    List<String> list() {
        return graph.setOf(applied.stream().filter(this::isHead).toList()).stream()
                .toList();
    }

    /** The current heads, sorted by id. */
    List<String> sorted() {
        return applied.stream().filter(this::isHead).sorted().toList();
    }

    /** Adds a revision. */
    Step apply(Direction direction, String id) {
        List<String> removed = new ArrayList<>();
        for (String need : graph.needs(id)) {
            if (applied.contains(need) && isHead(need)) {
                removed.add(need);
            }
            dependents.merge(need, 1, Integer::sum);
        }
        applied.add(id);
        List<String> added = isHead(id) ? List.of(id) : List.of();
        return new Step(direction, graph.revision(id), sorted(removed), added);
    }

    /** Takes a revision away. */
    Step undo(Direction direction, String id) {
        List<String> removed = isHead(id) ? List.of(id) : List.of();
        applied.remove(id);
        List<String> added = new ArrayList<>();
        for (String need : graph.needs(id)) {
            dependents.merge(need, -1, Integer::sum);
            if (applied.contains(need) && isHead(need)) {
                added.add(need);
            }
        }
        return new Step(direction, graph.revision(id), removed, sorted(added));
    }

    private boolean isHead(String id) {
        return dependents.getOrDefault(id, 0) == 0;
    }

    private static List<String> sorted(List<String> ids) {
        return ids.size() < 2 ? ids : ids.stream().sorted().toList();
    }
}
