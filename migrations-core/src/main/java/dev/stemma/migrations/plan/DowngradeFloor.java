package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Symbol;
import dev.stemma.migrations.revision.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a downgrade ends.
 *
 * @param revision the revision that stays, or null for base
 * @param branch the label or revision whose branch alone is undone where several grow from there, or null for all
 */
record DowngradeFloor(@Nullable String revision, @Nullable String branch) {

    static DowngradeFloor of(RevisionGraph graph, Applied applied, Target target) {
        return new Search(graph, applied).of(target);
    }

    private record Search(RevisionGraph graph, Applied applied) {

        DowngradeFloor of(Target target) {
            if (target instanceof Target.Relative relative) {
                return relative.from() == null ? fromApplied(relative) : fromPlace(relative, relative.from());
            }
            List<String> found = new Places(graph).of((Target.Absolute) target);
            if (found.size() > 1) {
                throw new MultipleHeadsException(target.text(), found, "Type the one revision to go down to.");
            }
            return new DowngradeFloor(found.isEmpty() ? null : found.get(0), target.branch());
        }

        private DowngradeFloor fromPlace(Target.Relative target, Symbol from) {
            Walk walk = new Walk(graph, target.text());
            @Nullable String start = new Places(graph).start(target, from);
            @Nullable RevisionSet branch = target.branch() == null ? null : graph.branch(target.branch());
            return new DowngradeFloor(
                    target.steps() < 0 ? walk.down(start, -target.steps()) : walk.up(start, target.steps(), branch),
                    target.branch());
        }

        private DowngradeFloor fromApplied(Target.Relative target) {
            if (target.steps() >= 0) {
                throw new NoPathException(
                        target.text(),
                        "a downgrade goes down, by 1 or more",
                        "Type \"-1\", or \"upgrade +1\" to go up.");
            }
            List<String> starts = starts(target);
            if (starts.isEmpty()) {
                throw new NoPathException(
                        target.text(),
                        target.branch() == null
                                ? "nothing is applied"
                                : "nothing is applied on the branch \"" + target.branch() + "\"",
                        "There is nothing to undo.");
            }
            if (starts.size() > 1) {
                throw new AmbiguousWalkException(
                        target.text(),
                        "the current heads are " + String.join(", ", starts),
                        starts,
                        "Type the one to go down from, as in \"%s@%d\".".formatted(starts.get(0), target.steps()));
            }
            String start = starts.get(0);
            return new DowngradeFloor(
                    new Walk(graph, target.text()).down(start, -target.steps()),
                    target.branch() == null ? start : target.branch());
        }

        private List<String> starts(Target.Relative target) {
            if (target.branch() == null) {
                return applied.heads();
            }
            RevisionSet branch = graph.branch(target.branch());
            List<String> heads =
                    applied.heads().stream().filter(branch::contains).toList();
            return heads.isEmpty() ? tips(branch) : heads;
        }

        /** The applied revisions of a branch that have no applied child. */
        private List<String> tips(RevisionSet branch) {
            RevisionSet onBranch = applied.revisions().intersection(branch);
            return onBranch.stream()
                    .filter(id -> graph.children(id).stream().noneMatch(applied.revisions()::contains))
                    .toList();
        }
    }

    /** The applied revisions that stand above the floor: what the downgrade undoes. */
    RevisionSet above(RevisionGraph graph, Applied applied, String target) {
        List<String> roots = revision == null ? graph.bases() : graph.children(revision);
        if (branch != null && roots.size() > 1) {
            RevisionSet below = graph.ancestors(List.of(graph.named(branch).id()), Lineage.PARENTS);
            roots = roots.stream().filter(below::contains).toList();
            if (roots.isEmpty()) {
                throw notBelow(target, applied);
            }
        }
        RevisionSet undone =
                graph.descendants(roots, Lineage.PARENTS_AND_DEPENDENCIES).intersection(applied.revisions());
        if (revision != null && undone.isEmpty() && !applied.heads().contains(revision)) {
            throw notBelow(target, applied);
        }
        return undone;
    }

    private static NoPathException notBelow(String target, Applied applied) {
        return new NoPathException(
                target,
                "nothing above it is applied",
                applied.heads().isEmpty()
                        ? "Nothing is applied at all."
                        : "The current heads are " + String.join(", ", applied.heads())
                                + "; type a revision below one of them.");
    }
}
