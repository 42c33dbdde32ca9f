package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.revision.Target;
import java.util.List;
import java.util.Set;

/** Finds what counts as applied after a stamp. */
final class StampGoals {

    private static final Lineage ALL = Lineage.PARENTS_AND_DEPENDENCIES;

    private final RevisionGraph graph;

    StampGoals(RevisionGraph graph) {
        this.graph = graph;
    }

    /** The revisions that a stamp target names; none for base. */
    List<String> of(Target target) {
        if (target instanceof Target.Absolute absolute) {
            return new Places(graph).of(absolute);
        }
        throw new InvalidTargetException(
                target.text(), "a stamp counts no steps", "Type the revision that the database corresponds to.");
    }

    /** What counts as applied once the named revisions do, and nothing else on their lines of descent. */
    RevisionSet after(Applied applied, Target target, List<String> goals) {
        List<String> replaced = replaced(applied, target, goals);
        List<String> kept = applied.heads().stream()
                .filter(head -> !replaced.contains(head))
                .toList();
        return graph.ancestors(kept, ALL).intersection(applied.revisions()).union(graph.ancestors(goals, ALL));
    }

    /** The current heads that share a line of descent with a goal, or with the branch that goes back to base. */
    private List<String> replaced(Applied applied, Target target, List<String> goals) {
        if (!goals.isEmpty()) {
            return related(applied, goals);
        }
        return target.branch() == null
                ? applied.heads()
                : related(applied, List.of(graph.named(target.branch()).id()));
    }

    private List<String> related(Applied applied, List<String> to) {
        Set<String> lineage = graph.ancestors(to, ALL).union(graph.descendants(to, ALL));
        return applied.heads().stream().filter(lineage::contains).toList();
    }
}
