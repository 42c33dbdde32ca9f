package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.revision.RevisionIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

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
        Adjacency parents = linked(Revision::parents, this::idOwner, missing);
        if (!missing.isEmpty()) {
            throw new UnknownParentException(missing);
        }
        return parents;
    }

    private Adjacency dependencies() {
        List<MissingReference> missing = new ArrayList<>();
        Adjacency dependencies = linked(Revision::dependsOn, this::owner, missing);
        if (!missing.isEmpty()) {
            throw new UnknownDependencyException(missing);
        }
        return dependencies;
    }

    private Adjacency linked(
            Function<Revision, List<String>> names, ToIntFunction<String> owners, List<MissingReference> missing) {
        int[][] links = new int[revisions.length][];
        for (int i = 0; i < revisions.length; i++) {
            links[i] = linked(revisions[i], names.apply(revisions[i]), owners, missing);
        }
        return new Adjacency(links);
    }

    private int[] linked(
            Revision revision, List<String> names, ToIntFunction<String> owners, List<MissingReference> missing) {
        if (names.isEmpty()) {
            return Adjacency.NONE;
        }
        int[] links = new int[names.size()];
        int count = 0;
        for (String name : names) {
            int owner = owners.applyAsInt(name);
            if (owner < 0) {
                missing.add(new MissingReference(revision, name, NearestNames.to(name, ids.keySet())));
            } else {
                links[count++] = owner;
            }
        }
        return count == 1 && links.length == 1
                ? links
                : Arrays.stream(links, 0, count).distinct().toArray();
    }

    private int idOwner(String id) {
        return ids.getOrDefault(id, -1);
    }

    private int owner(String name) {
        Integer owner = ids.get(name);
        return owner != null ? owner : labels.getOrDefault(name, -1);
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
        Names names = new Names(ids, labels, position);
        return new RevisionGraph(ordered, names, parents.renumbered(position), dependencies.renumbered(position));
    }
}
