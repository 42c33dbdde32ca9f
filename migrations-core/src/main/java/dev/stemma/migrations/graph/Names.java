package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.Nearest;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All ids and branch labels of a graph, found exactly or by how they begin. */
final class Names {

    /** Names shorter than this are found only when typed in full, as in Alembic. */
    private static final int SHORTEST_FOR_PREFIX = 4;

    private final Map<String, Integer> owners;

    private Names(Map<String, Integer> owners) {
        this.owners = owners;
    }

    static Names of(Map<String, Integer> ids, Map<String, Integer> labels) {
        Map<String, Integer> owners = new HashMap<>(ids);
        owners.putAll(labels);
        return new Names(owners);
    }

    boolean contains(String name) {
        return owners.containsKey(name);
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
        return owners.getOrDefault(name, -1);
    }

    /** The ids and labels that begin so, sorted. */
    private List<String> startingWith(String prefix) {
        return owners.keySet().stream()
                .filter(name -> name.length() >= SHORTEST_FOR_PREFIX && name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The few names that somebody who typed this may have meant, nearest first. */
    List<String> nearest(String typed) {
        return Nearest.to(typed, owners.keySet());
    }
}
