package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a downgrade ends.
 *
 * @param target what was typed
 * @param revision the revision that stays, or null for base
 * @param branch the label or revision whose branch alone is undone where several grow from there, or null for all
 */
record DowngradeFloor(
        String target, @Nullable String revision, @Nullable String branch) {

    /** The applied revisions that stand above the floor: what the downgrade undoes. */
    RevisionSet above(RevisionGraph graph, Applied applied) {
        List<String> roots = roots(graph, applied);
        RevisionSet undone =
                graph.descendants(roots, Lineage.PARENTS_AND_DEPENDENCIES).intersection(applied.revisions());
        if (revision != null && undone.isEmpty() && !applied.heads().contains(revision)) {
            throw nothingToUndo(applied);
        }
        return undone;
    }

    /** The lowest revisions to undo. */
    private List<String> roots(RevisionGraph graph, Applied applied) {
        List<String> roots = revision == null ? graph.bases() : graph.children(revision);
        if (branch == null || roots.size() < 2) {
            return roots;
        }
        RevisionSet below = graph.ancestors(List.of(graph.named(branch).id()), Lineage.PARENTS);
        List<String> onBranch = roots.stream().filter(below::contains).toList();
        if (onBranch.isEmpty()) {
            throw nothingToUndo(applied);
        }
        return onBranch;
    }

    private NoPathException nothingToUndo(Applied applied) {
        if (applied.heads().isEmpty()) {
            return new NoPathException(target, "nothing is applied", "There is nothing to undo.");
        }
        return new NoPathException(
                target,
                "%s, and %s".formatted(reason(applied), Listing.currentHeads(applied.heads())),
                "Type a revision that is applied and has applied ones above it.");
    }

    private String reason(Applied applied) {
        if (revision != null && !applied.revisions().contains(revision)) {
            return "revision " + revision + " is not applied";
        }
        return branch == null ? "nothing above it is applied" : "nothing above it on that branch is applied";
    }
}
