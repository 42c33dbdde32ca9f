package dev.stemma.cli.command;

import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.ScriptCatalog;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Says of revisions what place they have in the graph and whether the database is at them. */
final class Histories {

    private final RevisionGraph graph;
    private final Map<String, Set<String>> labels;
    private final Set<String> heads;
    private final Set<String> branchPoints;
    private final Set<String> current;

    Histories(ScriptCatalog scripts, Collection<AppliedRevision> applied) {
        this.graph = scripts.graphWith(applied);
        this.labels = graph.branchLabels();
        this.heads = Set.copyOf(graph.heads());
        this.branchPoints = Set.copyOf(graph.branchPoints());
        Set<String> ids = new LinkedHashSet<>();
        applied.forEach(row -> ids.add(row.revision().id()));
        this.current = Set.copyOf(new Planner(graph).currentHeads(ids));
    }

    RevisionGraph graph() {
        return graph;
    }

    /** All revisions, children before their parents. */
    List<HistoryEntry> newestFirst() {
        List<Revision> oldestFirst = graph.revisions();
        return IntStream.range(0, oldestFirst.size())
                .mapToObj(i -> entry(oldestFirst.get(oldestFirst.size() - 1 - i)))
                .toList();
    }

    HistoryEntry entry(Revision revision) {
        String id = revision.id();
        return new HistoryEntry(
                revision,
                labels.getOrDefault(id, Set.of()),
                heads.contains(id),
                branchPoints.contains(id),
                current.contains(id));
    }
}
