package dev.stemma.migrations.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All ids and branch labels of a graph, found exactly or by how they begin. */
final class Names {

    /** Names shorter than this are found only when typed in full, as in Alembic. */
    private static final int SHORTEST_FOR_PREFIX = 4;

    private final Map<String, Integer> ids;
    private final Map<String, Integer> labels;
    private final int[] positions;

    /** Takes the declared places of ids and labels, and for each declared place the index in the graph. */
    Names(Map<String, Integer> ids, Map<String, Integer> labels, int[] positions) {
        this.ids = ids;
        this.labels = labels;
        this.positions = positions;
    }

    /** The index of the revision that has this id; -1 when there is none. */
    int indexOf(String id) {
        return position(ids.get(id));
    }

    /** For each label the index of the revision that carries it. */
    Map<String, Integer> carriers() {
        Map<String, Integer> carriers = new HashMap<>();
        labels.forEach((label, place) -> carriers.put(label, position(place)));
        return carriers;
    }

    private int position(@Nullable Integer place) {
        return place == null ? -1 : positions[place];
    }

    boolean contains(String name) {
        return owner(name) >= 0;
    }

    /** The index of the revision that a name means; see {@link RevisionGraph#named(String)}. */
    int resolve(String name) {
        return resolve(name, "", candidate -> true);
    }

    /** The same on a branch: a partial name is looked for among the lineage only, an exact one everywhere. */
    int resolve(String name, String branch, BitSet lineage) {
        return resolve(name, " on the branch \"" + branch + "\"", candidate -> lineage.get(owner(candidate)));
    }

    private int resolve(String name, String scope, Predicate<String> allowed) {
        int exact = owner(name);
        if (exact >= 0) {
            return exact;
        }
        List<String> candidates = startingWith(name).stream().filter(allowed).toList();
        return switch (candidates.size()) {
            case 0 -> throw new UnknownRevisionException(name, scope, nearest(name));
            case 1 -> owner(candidates.get(0));
            default -> throw new AmbiguousRevisionException(name, candidates);
        };
    }

    /** The index of the revision that has this id or carries this label; -1 when there is none. */
    private int owner(String name) {
        int index = indexOf(name);
        return index >= 0 ? index : position(labels.get(name));
    }

    /** The ids and labels that begin so, sorted. */
    private List<String> startingWith(String prefix) {
        return Stream.concat(ids.keySet().stream(), labels.keySet().stream())
                .filter(name -> name.length() >= SHORTEST_FOR_PREFIX && name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The few names that somebody who typed this may have meant, nearest first. */
    List<String> nearest(String typed) {
        return NearestNames.to(
                typed,
                Stream.concat(ids.keySet().stream(), labels.keySet().stream()).toList());
    }
}
