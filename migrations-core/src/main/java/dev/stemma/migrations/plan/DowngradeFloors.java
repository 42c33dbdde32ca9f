package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Symbol;
import dev.stemma.migrations.revision.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a downgrade to a target ends. */
final class DowngradeFloors {

    private final RevisionGraph graph;
    private final Places places;
    private final Set<String> appliedIds;

    DowngradeFloors(RevisionGraph graph, Set<String> appliedIds) {
        this.graph = graph;
        this.places = new Places(graph);
        this.appliedIds = appliedIds;
    }

    DowngradeFloor of(Target target) {
        if (target instanceof Target.Absolute absolute) {
            return new DowngradeFloor(target.text(), place(absolute), target.branch());
        }
        Target.Relative relative = (Target.Relative) target;
        return relative.from() == null
                ? belowApplied(relative)
                : new DowngradeFloor(
                        target.text(), places.counted(relative, new Walk(graph, target.text())), target.branch());
    }

    private @Nullable String place(Target.Absolute target) {
        if (target.symbol() instanceof Symbol.Name name && target.branch() != null) {
            return onBranch(target.text(), name.text(), target.branch());
        }
        List<String> found = places.of(target);
        if (found.size() > 1) {
            throw new MultipleHeadsException(target.text(), found, "Type the one revision to go down to.");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** Undoing is not for guesses: a partial name has to be unique in the whole graph, not only on the branch. */
    private String onBranch(String target, String name, String branch) {
        RevisionSet lineage = graph.branch(branch);
        String revision = graph.named(name).id();
        if (!lineage.contains(revision)) {
            throw new NoPathException(
                    target,
                    "revision %s is not on the branch \"%s\"".formatted(revision, branch),
                    "Type \"%s\" to undo everything above it, or a revision on the branch.".formatted(revision));
        }
        return revision;
    }

    private DowngradeFloor belowApplied(Target.Relative target) {
        if (target.steps() >= 0) {
            throw new NoPathException(
                    target.text(), "a downgrade goes down, by 1 or more", "Type \"-1\", or \"upgrade +1\" to go up.");
        }
        String start = start(target, Applied.of(graph, appliedIds));
        return new DowngradeFloor(
                target.text(),
                new Walk(graph, target.text()).down(start, -target.steps()),
                target.branch() == null ? start : target.branch());
    }

    /** The one current head to go down from. */
    private String start(Target.Relative target, Applied applied) {
        List<String> starts = target.branch() == null ? applied.heads() : tips(applied, graph.branch(target.branch()));
        Walk walk = new Walk(graph, target.text());
        if (starts.stream().allMatch(start -> walk.fallsShort(start, -target.steps()))) {
            throw tooFar(target, starts);
        }
        if (starts.size() > 1) {
            throw new AmbiguousWalkException(
                    target.text(),
                    Listing.currentHeads(starts),
                    starts,
                    "Type the one to go down from, as in \"%s@%s\".".formatted(starts.get(0), target.offset()));
        }
        return starts.get(0);
    }

    /** The current heads on a branch, or else its applied revisions without an applied child. */
    private List<String> tips(Applied applied, RevisionSet branch) {
        List<String> heads = applied.heads().stream().filter(branch::contains).toList();
        return heads.isEmpty()
                ? applied.tips().stream().filter(branch::contains).toList()
                : heads;
    }

    private static NoPathException tooFar(Target target, List<String> starts) {
        if (starts.isEmpty()) {
            String place = target.branch() == null ? "" : " on the branch \"" + target.branch() + "\"";
            return new NoPathException(target.text(), "nothing is applied" + place, "There is nothing to undo.");
        }
        return new NoPathException(
                target.text(),
                "base comes sooner, going down from " + Listing.of(starts),
                "Type \"base\" to undo everything.");
    }
}
