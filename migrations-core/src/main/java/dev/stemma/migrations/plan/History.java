package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.revision.Symbol.Keyword;
import dev.stemma.migrations.revision.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revisions of one range {@code start:end}. Places are lists of revisions, in which null stands for base;
 * walks that would leave the graph end at its edge.
 */
final class History {

    private static final List<@Nullable String> BASE = Collections.singletonList(null);

    private final RevisionGraph graph;
    private final Places places;
    private final Set<String> appliedIds;
    private final String range;

    History(RevisionGraph graph, Set<String> appliedIds, String range) {
        this.graph = graph;
        this.places = new Places(graph);
        this.appliedIds = appliedIds;
        this.range = range;
    }

    /** The revisions from the start to the end, both included. */
    RevisionSet revisions() {
        int colon = range.indexOf(':');
        if (colon < 0 || range.indexOf(':', colon + 1) >= 0) {
            throw invalid(
                    "a range is two targets with a colon between them", "Type \"start:end\", \"start:\" or \":end\".");
        }
        @Nullable Target start = target(range.substring(0, colon));
        @Nullable Target end = target(range.substring(colon + 1));
        if (start instanceof Target.Relative first && first.from() == null) {
            if (first.steps() >= 0) {
                throw invalid(
                        "a range cannot start with \"%s\"".formatted(start.text()),
                        "Type a revision, or \"-N\" to count down from the end.");
            }
            List<@Nullable String> ends = ends(end, start, BASE);
            return between(walkedDown(ends, -first.steps()), ends);
        }
        List<@Nullable String> starts = start == null ? BASE : places(start);
        return between(starts, ends(end, start, starts));
    }

    private @Nullable Target target(String text) {
        return text.isEmpty() ? null : Target.parse(text, graph::isName);
    }

    private List<@Nullable String> ends(@Nullable Target end, @Nullable Target start, List<@Nullable String> starts) {
        List<@Nullable String> ends = end == null
                ? new ArrayList<>(graph.effectiveHeads())
                : end instanceof Target.Relative last && last.from() == null ? walkedUp(last, starts) : places(end);
        if (start == null || start.branch() == null) {
            return ends;
        }
        RevisionSet branch = graph.branch(start.branch());
        return ends.stream().filter(branch::contains).toList();
    }

    private List<@Nullable String> places(Target target) {
        if (target instanceof Target.Relative relative) {
            return Collections.singletonList(places.counted(relative, Walk.toTheEdge(graph, range)));
        }
        Target.Absolute absolute = (Target.Absolute) target;
        List<String> found = absolute.symbol() == Keyword.CURRENT
                ? Applied.of(graph, appliedIds).heads()
                : places.of(absolute);
        return found.isEmpty() && absolute.symbol() == Keyword.BASE ? BASE : new ArrayList<>(found);
    }

    private List<@Nullable String> walkedUp(Target.Relative end, List<@Nullable String> starts) {
        if (end.steps() <= 0) {
            throw invalid(
                    "a range cannot end with \"%s\"".formatted(end.text()),
                    "Type a revision, or \"+N\" to count up from the start.");
        }
        if (starts.size() > 1) {
            List<String> choices = starts.stream().map(String::valueOf).toList();
            throw new AmbiguousWalkException(
                    range, "it starts at " + Listing.of(choices), choices, "Type the one to start from.");
        }
        @Nullable RevisionSet branch = end.branch() == null ? null : graph.branch(end.branch());
        @Nullable String start = starts.isEmpty() ? null : starts.get(0);
        return Collections.singletonList(Walk.toTheEdge(graph, range).up(start, "", end.steps(), branch));
    }

    private List<@Nullable String> walkedDown(List<@Nullable String> from, int steps) {
        Walk walk = Walk.toTheEdge(graph, range);
        List<@Nullable String> reached = new ArrayList<>();
        from.forEach(place -> reached.add(walk.down(place, steps)));
        return reached;
    }

    private RevisionSet between(List<@Nullable String> starts, List<@Nullable String> ends) {
        RevisionSet below = graph.ancestors(revisions(ends), Lineage.PARENTS_AND_DEPENDENCIES);
        if (starts.contains(null) || starts.isEmpty()) {
            return below;
        }
        List<String> lowest = revisions(starts);
        lowest.stream().filter(start -> !below.contains(start)).findFirst().ifPresent(start -> {
            throw NoPathException.inRange(range, start);
        });
        return graph.descendants(lowest, Lineage.PARENTS).intersection(below);
    }

    private static List<String> revisions(List<@Nullable String> places) {
        List<String> revisions = new ArrayList<>();
        for (@Nullable String place : places) {
            if (place != null) {
                revisions.add(place);
            }
        }
        return revisions;
    }

    private InvalidTargetException invalid(String why, String instead) {
        return InvalidTargetException.range(range, why, instead);
    }
}
