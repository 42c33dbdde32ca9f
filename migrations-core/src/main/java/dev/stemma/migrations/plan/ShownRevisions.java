package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.revision.Symbol.Keyword;
import dev.stemma.migrations.revision.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that a target names when nothing is to be run. */
final class ShownRevisions {

    private final RevisionGraph graph;
    private final Places places;
    private final Set<String> appliedIds;

    ShownRevisions(RevisionGraph graph, Set<String> appliedIds) {
        this.graph = graph;
        this.places = new Places(graph);
        this.appliedIds = appliedIds;
    }

    /** The ids, in no particular order; none for base. */
    List<String> of(Target target) {
        if (target instanceof Target.Absolute absolute) {
            return absolute.symbol() == Keyword.CURRENT && absolute.branch() == null
                    ? Applied.of(graph, appliedIds).heads()
                    : places.of(absolute);
        }
        Target.Relative relative = (Target.Relative) target;
        Set<String> reached = new LinkedHashSet<>();
        if (relative.from() == null) {
            belowHeads(relative, reached);
        } else {
            addUnlessBase(reached, places.counted(relative, new Walk(graph, target.text())));
        }
        return List.copyOf(reached);
    }

    private void belowHeads(Target.Relative target, Set<String> reached) {
        if (target.steps() >= 0) {
            throw new InvalidTargetException(
                    target.text(), "there is nothing above the heads", "Type \"-N\", or a revision to count from.");
        }
        @Nullable RevisionSet branch = target.branch() == null ? null : graph.branch(target.branch());
        Walk walk = new Walk(graph, target.text());
        for (String head : graph.effectiveHeads()) {
            if (branch == null || branch.contains(head)) {
                addUnlessBase(reached, walk.down(head, -target.steps()));
            }
        }
    }

    private static void addUnlessBase(Set<String> revisions, @Nullable String reached) {
        if (reached != null) {
            revisions.add(reached);
        }
    }
}
