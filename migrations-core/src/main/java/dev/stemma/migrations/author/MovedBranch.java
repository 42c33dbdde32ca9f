package dev.stemma.migrations.author;

import java.util.List;

/**
 * A branch that is put onto another revision.
 *
 * @param head its head
 * @param onto the revision that it will stand on
 * @param revisions the ids of everything that moves, parents first
 * @param changes the revisions whose parents change: the first of the branch, and merges in it of what it will stand on
 *     anyway; empty when the branch stands there already
 */
public record MovedBranch(String head, String onto, List<String> revisions, List<Reparenting> changes) {

    public MovedBranch {
        revisions = List.copyOf(revisions);
        changes = List.copyOf(changes);
    }
}
