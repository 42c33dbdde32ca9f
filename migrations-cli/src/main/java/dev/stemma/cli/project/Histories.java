package dev.stemma.cli.project;

import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Says of revisions what place they have in the graph and whether the database is at them. */
public final class Histories {

    private final RevisionGraph graph;
    private final Map<String, Set<String>> labels;
    private final Set<String> heads;
    private final Set<String> branchPoints;
    private final List<String> scriptHeads;
    private final Set<String> applied;
    private final Set<String> current;

    /** The histories of these scripts, in a database that has these rows. */
    public Histories(ScriptCatalog scripts, Collection<AppliedRevision> applied) {
        this.graph = scripts.graphWith(applied);
        this.labels = graph.branchLabels();
        this.heads = Set.copyOf(graph.heads());
        this.branchPoints = Set.copyOf(graph.branchPoints());
        Set<String> ids = new LinkedHashSet<>();
        applied.forEach(row -> ids.add(row.revision().id()));
        this.scriptHeads = scripts.graph().heads();
        this.applied = Set.copyOf(ids);
        this.current = Set.copyOf(new Planner(graph).currentHeads(ids));
    }

    /** The graph of the scripts and of what is applied. */
    public RevisionGraph graph() {
        return graph;
    }

    /** All revisions, children before their parents. */
    public List<HistoryEntry> newestFirst() {
        List<Revision> oldestFirst = graph.revisions();
        return IntStream.range(0, oldestFirst.size())
                .mapToObj(i -> entry(oldestFirst.get(oldestFirst.size() - 1 - i)))
                .toList();
    }

    /** The revisions of a range {@code from:to}, children before their parents. */
    public List<HistoryEntry> range(String range) {
        return new Planner(graph)
                .history(applied, range).stream().map(this::entry).toList();
    }

    /** The revisions that a target names. */
    public List<HistoryEntry> resolve(String target) {
        return new Planner(graph)
                .resolve(applied, target).stream().map(this::entry).toList();
    }

    /** The heads of the scripts that are not applied: none when the database is at all heads. */
    public List<String> missingHeads() {
        return scriptHeads.stream()
                .filter(head -> !applied.contains(head))
                .sorted()
                .toList();
    }

    /** One revision with its place. */
    public HistoryEntry entry(Revision revision) {
        String id = revision.id();
        return new HistoryEntry(
                revision,
                labels.getOrDefault(id, Set.of()),
                heads.contains(id),
                branchPoints.contains(id),
                current.contains(id));
    }
}
