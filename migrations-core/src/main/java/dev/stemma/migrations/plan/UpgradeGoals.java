package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that an upgrade has to apply, with all that they need. */
final class UpgradeGoals {

    private final RevisionGraph graph;
    private final Places places;
    private final Set<String> appliedIds;

    UpgradeGoals(RevisionGraph graph, Set<String> appliedIds) {
        this.graph = graph;
        this.places = new Places(graph);
        this.appliedIds = appliedIds;
    }

    /** The revisions to arrive at; none for base. */
    List<String> of(Target target) {
        if (target instanceof Target.Absolute absolute) {
            return places.of(absolute);
        }
        Target.Relative relative = (Target.Relative) target;
        @Nullable
        String goal = relative.from() == null
                ? fromApplied(relative)
                : places.counted(relative, new Walk(graph, target.text()));
        if (goal == null) {
            throw new NoPathException(
                    target.text(), "it is base, and an upgrade goes up", "Type \"downgrade base\" to undo everything.");
        }
        return List.of(goal);
    }

    private @Nullable String fromApplied(Target.Relative target) {
        if (target.steps() <= 0) {
            throw new NoPathException(
                    target.text(), "an upgrade goes up, by 1 or more", "Type \"+1\", or \"downgrade -1\" to go down.");
        }
        @Nullable RevisionSet branch = branch(target.branch());
        Applied applied = Applied.of(graph, appliedIds);
        List<String> starts = branch == null ? applied.heads() : startsOn(branch, applied);
        if (starts.size() > 1) {
            throw new AmbiguousWalkException(
                    target.text(),
                    Listing.currentHeads(starts),
                    starts,
                    "Type the one to go up from, as in \"%s@%s\", or \"heads\"."
                            .formatted(starts.get(0), target.offset()));
        }
        return new Walk(graph, target.text()).up(starts.isEmpty() ? null : starts.get(0), "", target.steps(), branch);
    }

    /** The current heads on the branch, or else the tips of what is applied of it. */
    private List<String> startsOn(RevisionSet branch, Applied applied) {
        List<String> heads = applied.heads().stream().filter(branch::contains).toList();
        return heads.isEmpty()
                ? graph.currentHeads(branch.intersection(applied.revisions())).list()
                : heads;
    }

    private @Nullable RevisionSet branch(@Nullable String branch) {
        return branch == null ? null : graph.branch(branch);
    }
}
