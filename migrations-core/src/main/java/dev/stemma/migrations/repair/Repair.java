package dev.stemma.migrations.repair;

import java.util.List;

/**
 * What a person decides about revisions of which scripts, bookkeeping and log contradict one another. Nothing is run; the
 * bookkeeping is made to say what the person says.
 */
public sealed interface Repair {

    /**
     * Which revisions it is about.
     *
     * @return ids, or beginnings of ids that fit only one revision with a {@link Discrepancy}; empty for all to which it
     *     applies
     */
    List<String> revisions();

    /**
     * What the log and the command line call it.
     *
     * @return a word with hyphens
     */
    String action();

    private static void requireOne(List<String> revisions) {
        if (revisions.isEmpty()) {
            throw new IllegalArgumentException("Which revisions are marked has to be said");
        }
    }

    /**
     * The script is right: the row takes its checksum, parents, dependencies, labels, message and way back.
     *
     * @param revisions as in {@link Repair}
     */
    record AcceptScript(List<String> revisions) implements Repair {

        static final String ACTION = "accept-script";

        public AcceptScript {
            revisions = List.copyOf(revisions);
        }

        @Override
        public String action() {
            return ACTION;
        }
    }

    /**
     * The database has everything that the revisions do.
     *
     * @param revisions as in {@link Repair}, at least one
     */
    record MarkApplied(List<String> revisions) implements Repair {

        static final String ACTION = "mark-applied";

        public MarkApplied {
            requireOne(revisions);
            revisions = List.copyOf(revisions);
        }

        @Override
        public String action() {
            return ACTION;
        }
    }

    /**
     * The database has nothing of what the revisions do.
     *
     * @param revisions as in {@link Repair}, at least one
     */
    record MarkNotApplied(List<String> revisions) implements Repair {

        static final String ACTION = "mark-not-applied";

        public MarkNotApplied {
            requireOne(revisions);
            revisions = List.copyOf(revisions);
        }

        @Override
        public String action() {
            return ACTION;
        }
    }
}
