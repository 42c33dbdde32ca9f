package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.Nearest;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.revision.RevisionIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks declared revisions and links them by index, in the order of the input. */
final class GraphBuilder {

    private final Revision[] revisions;
    private final Map<String, Integer> ids;
    private final Map<String, Integer> labels = new HashMap<>();

    GraphBuilder(List<Revision> declared) {
        this.revisions = declared.toArray(Revision[]::new);
        this.ids = new HashMap<>(2 * revisions.length);
    }

    RevisionGraph build() {
        registerIds();
        refuseSelfLoops();
        registerLabels();
        Adjacency parents = parents();
        Adjacency dependencies = dependencies();
        TopologicalOrder order = new TopologicalOrder(parents.union(dependencies));
        if (order.cycle().length > 0) {
            throw cycle(new TopologicalOrder(parents).cycle(), order.cycle());
        }
        return arranged(order.positions(), parents, dependencies);
    }

    private void registerIds() {
        for (int i = 0; i < revisions.length; i++) {
            Revision revision = revisions[i];
            RevisionIds.checkId(revision.id(), revision.source());
            if (ids.putIfAbsent(revision.id(), i) != null) {
                throw new DuplicateRevisionException(Arrays.stream(revisions)
                        .filter(other -> other.id().equals(revision.id()))
                        .toList());
            }
        }
    }

    private void refuseSelfLoops() {
        for (Revision revision : revisions) {
            if (revision.parents().contains(revision.id())) {
                throw new SelfLoopException(revision, false);
            }
            if (revision.dependsOn().contains(revision.id())) {
                throw new SelfLoopException(revision, true);
            }
        }
    }

    private void registerLabels() {
        for (int i = 0; i < revisions.length; i++) {
            for (String label : revisions[i].labels()) {
                RevisionIds.checkLabel(label, revisions[i].source());
                Integer owner = ids.get(label);
                if (owner == null) {
                    owner = labels.putIfAbsent(label, i);
                }
                if (owner != null) {
                    throw new DuplicateLabelException(label, revisions[owner], revisions[i]);
                }
            }
        }
        for (int i = 0; i < revisions.length; i++) {
            for (String name : revisions[i].dependsOn()) {
                Integer owner = labels.get(name);
                if (owner != null && owner == i) {
                    throw new SelfLoopException(revisions[i], true);
                }
            }
        }
    }

    private Adjacency parents() {
        List<MissingReference> missing = new ArrayList<>();
        int[][] parents = new int[revisions.length][];
        for (int i = 0; i < revisions.length; i++) {
            parents[i] = linked(revisions[i], revisions[i].parents(), ids, missing);
        }
        if (!missing.isEmpty()) {
            throw new UnknownParentException(missing);
        }
        return new Adjacency(parents);
    }

    private Adjacency dependencies() {
        Map<String, Integer> idsAndLabels = new HashMap<>(ids);
        idsAndLabels.putAll(labels);
        List<MissingReference> missing = new ArrayList<>();
        int[][] dependencies = new int[revisions.length][];
        for (int i = 0; i < revisions.length; i++) {
            dependencies[i] = linked(revisions[i], revisions[i].dependsOn(), idsAndLabels, missing);
        }
        if (!missing.isEmpty()) {
            throw new UnknownDependencyException(missing);
        }
        return new Adjacency(dependencies);
    }

    private static int[] linked(
            Revision revision, List<String> written, Map<String, Integer> owners, List<MissingReference> missing) {
        int[] linked = new int[written.size()];
        int count = 0;
        for (String name : written) {
            Integer owner = owners.get(name);
            if (owner == null) {
                missing.add(new MissingReference(revision, name, Nearest.to(name, owners.keySet())));
            } else {
                linked[count++] = owner;
            }
        }
        return written.size() < 2
                ? Arrays.copyOf(linked, count)
                : Arrays.stream(linked, 0, count).distinct().toArray();
    }

    private InvalidGraphException cycle(int[] byParents, int[] byNeeds) {
        return byParents.length > 0
                ? new CycleException(named(byParents))
                : new DependencyCycleException(named(byNeeds));
    }

    private List<Revision> named(int[] indexes) {
        return Arrays.stream(indexes).mapToObj(i -> revisions[i]).toList();
    }

    private RevisionGraph arranged(int[] position, Adjacency parents, Adjacency dependencies) {
        Revision[] ordered = new Revision[revisions.length];
        for (int i = 0; i < revisions.length; i++) {
            ordered[position[i]] = revisions[i];
        }
        ids.replaceAll((id, index) -> position[index]);
        labels.replaceAll((label, index) -> position[index]);
        return new RevisionGraph(ordered, ids, labels, parents.renumbered(position), dependencies.renumbered(position));
    }
}
