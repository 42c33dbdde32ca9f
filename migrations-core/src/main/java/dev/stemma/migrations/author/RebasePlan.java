package dev.stemma.migrations.author;

import java.util.List;

/**
 * What a rebase will do.
 *
 * @param branches the branches that move, in the order in which they are stacked; empty when there is only one head
 * @param reason why these branches move and not the others, a clause without a full stop
 * @param headsAfter the heads of the graph afterwards, sorted
 */
public record RebasePlan(List<MovedBranch> branches, String reason, List<String> headsAfter) {

    public RebasePlan {
        branches = List.copyOf(branches);
        headsAfter = List.copyOf(headsAfter);
    }

    /**
     * Every script that is rewritten.
     *
     * @return the revisions and their new parents
     */
    public List<Reparenting> changes() {
        return branches.stream().flatMap(branch -> branch.changes().stream()).toList();
    }

    /**
     * Everything that moves.
     *
     * @return the ids, parents first
     */
    public List<String> moved() {
        return branches.stream().flatMap(branch -> branch.revisions().stream()).toList();
    }
}
