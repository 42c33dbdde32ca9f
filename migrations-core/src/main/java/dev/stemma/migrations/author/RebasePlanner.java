package dev.stemma.migrations.author;

import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans how branches are put one onto the other, so that the graph has one head again. Reads and writes nothing. */
public final class RebasePlanner {

    private final RevisionGraph graph;
    private final Function<String, Optional<String>> created;

    /**
     * A planner for one graph.
     *
     * @param graph the revisions that there are
     * @param created when the script of a revision was written, as its header says; ISO times, which sort as text
     */
    public RebasePlanner(RevisionGraph graph, Function<String, Optional<String>> created) {
        this.graph = graph;
        this.created = created;
    }

    /**
     * Plans a rebase.
     *
     * @param named revisions of the branches to move; empty to move, of two branches, the one begun later, or all but
     *     {@code onto}
     * @param onto the revision to put them on; null for the one head that does not move
     * @return the plan; without branches when there is one head and none was named
     * @throws InvalidRebaseException when it is not clear what shall move where, or a branch would stand on itself
     * @throws dev.stemma.migrations.graph.InvalidGraphException when the graph would not be valid afterwards
     */
    public RebasePlan plan(List<String> named, @Nullable String onto) {
        List<String> heads = graph.heads();
        if (named.isEmpty()) {
            if (onto == null) {
                return heads.size() < 2 ? new RebasePlan(List.of(), "there is one head", heads) : laterOf(heads);
            }
            RevisionSet above = graph.descendants(List.of(onto), Lineage.PARENTS);
            List<String> others =
                    heads.stream().filter(head -> !above.contains(head)).toList();
            return stacked(others, onto, "all other branches move onto " + onto);
        }
        List<String> moving =
                named.stream().map(name -> headAbove(name, onto)).distinct().toList();
        return stacked(moving, onto == null ? theOther(heads, moving) : onto, "named");
    }

    private RebasePlan laterOf(List<String> heads) {
        if (heads.size() > 2) {
            throw new InvalidRebaseException(
                    "There are %d heads: %s. Say which branches to move, and with --onto where to."
                            .formatted(heads.size(), String.join(", ", heads)),
                    heads);
        }
        String one = heads.get(0);
        String other = heads.get(1);
        Optional<String> oneBegan = begun(one, other);
        Optional<String> otherBegan = begun(other, one);
        if (oneBegan.isEmpty() || otherBegan.isEmpty() || oneBegan.equals(otherBegan)) {
            throw new InvalidRebaseException(
                    ("The scripts do not say by 'created:' which of the branches of %s and %s was begun later."
                                    + " Name the one to move.")
                            .formatted(one, other),
                    heads);
        }
        boolean oneIsLater = oneBegan.get().compareTo(otherBegan.get()) > 0;
        String later = oneIsLater ? one : other;
        refuseUnasked(later, oneIsLater ? other : one);
        String reason = "its first revision was created later (%s, and %s on the other branch)"
                .formatted((oneIsLater ? oneBegan : otherBegan).get(), (oneIsLater ? otherBegan : oneBegan).get());
        return stacked(List.of(later), oneIsLater ? other : one, reason);
    }

    /** When the first revision of a branch was written. */
    private Optional<String> begun(String head, String other) {
        RevisionSet branch = moved(graph, head, other);
        return branch.stream().findFirst().flatMap(created);
    }

    /** What looks like a branch that is meant to be one moves only by its name. */
    private void refuseUnasked(String head, String onto) {
        for (String id : moved(graph, head, onto)) {
            Revision revision = graph.revision(id);
            if (revision.parents().isEmpty() || !revision.labels().isEmpty()) {
                String why = revision.parents().isEmpty()
                        ? "has a base of its own, " + id
                        : "carries the branch label " + revision.labels().get(0);
                throw new InvalidRebaseException(
                        "The branch of %s, which was begun later, %s; it may be meant to stay apart. If not, name it: rebase %s."
                                .formatted(head, why, head),
                        graph.heads());
            }
        }
    }

    private String headAbove(String named, @Nullable String onto) {
        RevisionSet above = graph.descendants(List.of(named), Lineage.PARENTS);
        List<String> heads = graph.heads().stream()
                .filter(above::contains)
                .filter(head -> !head.equals(onto))
                .toList();
        if (heads.size() != 1) {
            throw new InvalidRebaseException(
                    heads.isEmpty()
                            ? named + " stands below " + onto + " only, and cannot be put on top of it."
                            : "%s is below several heads: %s. Name one of them."
                                    .formatted(named, String.join(", ", heads)),
                    graph.heads());
        }
        return heads.get(0);
    }

    private String theOther(List<String> heads, List<String> moving) {
        List<String> staying =
                heads.stream().filter(head -> !moving.contains(head)).toList();
        if (staying.size() != 1) {
            throw new InvalidRebaseException(
                    staying.isEmpty()
                            ? "There is no other head to put " + String.join(", ", moving) + " on."
                            : "There are several heads to put %s on: %s. Choose with --onto."
                                    .formatted(String.join(", ", moving), String.join(", ", staying)),
                    heads);
        }
        return staying.get(0);
    }

    /** Puts each branch onto the end of the one before it. */
    private RebasePlan stacked(List<String> moving, String onto, String reason) {
        List<MovedBranch> branches = new ArrayList<>();
        RevisionGraph now = graph;
        String top = onto;
        for (String head : moving) {
            if (now.ancestors(List.of(top), Lineage.PARENTS).contains(head)) {
                throw new InvalidRebaseException(
                        "%s stands on %s, and so it cannot be put below it.".formatted(top, head), graph.heads());
            }
            MovedBranch branch = branch(now, head, top);
            branches.add(branch);
            now = with(now, branch.changes());
            top = head;
        }
        return new RebasePlan(branches, reason, now.heads().stream().sorted().toList());
    }

    private static RevisionSet moved(RevisionGraph graph, String head, String onto) {
        return graph.ancestors(List.of(head), Lineage.PARENTS).minus(graph.ancestors(List.of(onto), Lineage.PARENTS));
    }

    private static MovedBranch branch(RevisionGraph graph, String head, String onto) {
        RevisionSet moved = moved(graph, head, onto);
        List<Reparenting> changes = new ArrayList<>();
        for (String id : moved) {
            List<String> parents = graph.parents(id);
            List<String> within = parents.stream().filter(moved::contains).toList();
            // what the branch merged from below is below it now anyway
            List<String> after = within.isEmpty() ? List.of(onto) : within;
            if (!after.equals(parents)) {
                changes.add(new Reparenting(graph.revision(id), after));
            }
        }
        return new MovedBranch(head, onto, List.copyOf(moved), changes);
    }

    private static RevisionGraph with(RevisionGraph graph, List<Reparenting> changes) {
        Map<String, Revision> revisions = new LinkedHashMap<>();
        graph.revisions().forEach(revision -> revisions.put(revision.id(), revision));
        changes.forEach(change -> revisions.put(change.revision().id(), change.after()));
        return RevisionGraph.of(revisions.values());
    }
}
