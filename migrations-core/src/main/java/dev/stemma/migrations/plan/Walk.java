package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts steps along parents. Null stands for base, the state below the first revision. */
final class Walk {

    private final RevisionGraph graph;
    private final String target;
    private final boolean endsAtEdge;

    /** A walk that fails where it would leave the graph. */
    Walk(RevisionGraph graph, String target) {
        this(graph, target, false);
    }

    private Walk(RevisionGraph graph, String target, boolean endsAtEdge) {
        this.graph = graph;
        this.target = target;
        this.endsAtEdge = endsAtEdge;
    }

    /** A walk that stops where it would leave the graph. */
    static Walk toTheEdge(RevisionGraph graph, String target) {
        return new Walk(graph, target, true);
    }

    /**
     * Walks from parent to child.
     *
     * @param from how the start was typed; empty where it was not
     * @param branch where to stay at forks, or null
     */
    @Nullable
    String up(@Nullable String start, String from, int steps, @Nullable RevisionSet branch) {
        String place = start;
        for (int step = 0; step < steps; step++) {
            List<String> next = onBranch(place == null ? graph.bases() : graph.children(place), branch);
            if (next.isEmpty() && endsAtEdge) {
                return place;
            }
            if (next.isEmpty()) {
                throw tooFar(start, "above", step, place == null ? "base" : place);
            }
            if (next.size() > 1) {
                throw new AmbiguousWalkException(
                        target,
                        "above %s come %s".formatted(place == null ? "base" : place, Listing.of(next)),
                        next,
                        "Type one of them, or stay on a branch, as in \"%s@%s+%d\"."
                                .formatted(next.get(0), from, steps));
            }
            place = next.get(0);
        }
        return place;
    }

    /** Walks from child to parent; one step below a base is base. */
    @Nullable
    String down(@Nullable String start, int steps) {
        String place = start;
        for (int step = 0; step < steps; step++) {
            if (place == null && endsAtEdge) {
                return null;
            }
            if (place == null) {
                throw tooFar(start, "below", step, "base");
            }
            List<String> next = graph.parents(place);
            if (next.size() > 1) {
                throw new AmbiguousWalkException(
                        target,
                        "%s is a merge of %s".formatted(place, Listing.of(next)),
                        next,
                        "Type the parent that you mean, as in \"%s\".".formatted(next.get(0)));
            }
            place = next.isEmpty() ? null : next.get(0);
        }
        return place;
    }

    /** Whether base comes before that many steps down, with no merge on the way. */
    boolean fallsShort(String start, int steps) {
        @Nullable String place = start;
        for (int step = 0; step < steps; step++) {
            if (place == null) {
                return true;
            }
            List<String> next = graph.parents(place);
            if (next.size() > 1) {
                return false;
            }
            place = next.isEmpty() ? null : next.get(0);
        }
        return false;
    }

    private static List<String> onBranch(List<String> ids, @Nullable RevisionSet branch) {
        return branch == null ? ids : ids.stream().filter(branch::contains).toList();
    }

    private NoPathException tooFar(@Nullable String start, String side, int found, String end) {
        String place = side + " " + (start == null ? "base" : start);
        if (found == 0) {
            return new NoPathException(target, "there is nothing " + place, "It is the end of its branch.");
        }
        return new NoPathException(
                target,
                "%s there %s".formatted(place, found == 1 ? "is 1 step only" : "are " + found + " steps only"),
                "Type a smaller number, or \"%s\" to go all the way.".formatted(end));
    }
}
