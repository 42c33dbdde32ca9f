package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Symbol;
import dev.stemma.migrations.revision.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that an upgrade has to apply, with all that they need. */
final class UpgradeGoals {

    private final RevisionGraph graph;
    private final Places places;
    private final Applied applied;

    UpgradeGoals(RevisionGraph graph, Applied applied) {
        this.graph = graph;
        this.places = new Places(graph);
        this.applied = applied;
    }

    /** The revisions to arrive at; none for base. */
    List<String> of(Target target) {
        if (target instanceof Target.Absolute absolute) {
            return places.of(absolute);
        }
        Target.Relative relative = (Target.Relative) target;
        @Nullable String goal = relative.from() == null ? fromApplied(relative) : fromPlace(relative, relative.from());
        if (goal == null) {
            throw new NoPathException(
                    target.text(), "it is base, and an upgrade goes up", "Type \"downgrade base\" to undo everything.");
        }
        return List.of(goal);
    }

    private @Nullable String fromPlace(Target.Relative target, Symbol from) {
        Walk walk = new Walk(graph, target.text());
        @Nullable String start = places.start(target, from);
        return target.steps() < 0
                ? walk.down(start, -target.steps())
                : walk.up(start, target.steps(), branch(target.branch()));
    }

    private @Nullable String fromApplied(Target.Relative target) {
        if (target.steps() <= 0) {
            throw new NoPathException(
                    target.text(), "an upgrade goes up, by 1 or more", "Type \"+1\", or \"downgrade -1\" to go down.");
        }
        @Nullable RevisionSet branch = branch(target.branch());
        List<String> starts = branch == null ? applied.heads() : startsOn(branch);
        if (starts.size() > 1) {
            throw new AmbiguousWalkException(
                    target.text(),
                    "the current heads are " + String.join(", ", starts),
                    starts,
                    "Type the one to go up from, as in \"%s@+%d\", or \"heads\"."
                            .formatted(starts.get(0), target.steps()));
        }
        return new Walk(graph, target.text()).up(starts.isEmpty() ? null : starts.get(0), target.steps(), branch);
    }

    /** The current heads on the branch, or else the tips of what is applied of it. */
    private List<String> startsOn(RevisionSet branch) {
        List<String> heads = applied.heads().stream().filter(branch::contains).toList();
        return heads.isEmpty() ? new CurrentHeads(graph, branch.intersection(applied.revisions())).list() : heads;
    }

    private @Nullable RevisionSet branch(@Nullable String branch) {
        return branch == null ? null : graph.branch(branch);
    }
}
