package dev.stemma.migrations.script;

import java.util.List;
import java.util.Set;

/**
 * What an index knows of the graph as a whole, so that a start-up with nothing to do need not build it.
 *
 * @param head the only head
 * @param revisions the ids of all revisions in topological order, joined by commas: everything that is applied at the head
 */
public record IndexedHead(String head, String revisions) {

    /**
     * Whether exactly all revisions are applied.
     *
     * @param applied the ids of all applied revisions in any order, joined by commas
     * @return true when there is neither more nor less
     */
    public boolean isAt(String applied) {
        // as a run from base to the head leaves them
        if (revisions.equals(applied)) {
            return true;
        }
        return revisions.length() == applied.length() && ids(revisions).equals(ids(applied));
    }

    private static Set<String> ids(String joined) {
        return Set.copyOf(List.of(joined.split(",", -1)));
    }
}
