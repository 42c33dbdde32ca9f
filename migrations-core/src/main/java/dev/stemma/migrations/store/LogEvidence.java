package dev.stemma.migrations.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the log says of where revisions are: it is only ever added to, so that it bears witness of rows that were changed
 * without it.
 *
 * @param newest by id, the newest entry that says whether the revision is applied; attempts that failed say nothing
 * @param complete whether the log has its first entry still
 * @param oldest when its oldest entry was made; empty without one
 */
public record LogEvidence(Map<String, Entry> newest, boolean complete, Optional<Instant> oldest) {

    /** Says nothing of any revision. */
    public static final LogEvidence NONE = new LogEvidence(Map.of(), false, Optional.empty());

    public LogEvidence {
        newest = Map.copyOf(newest);
    }

    /**
     * What an entry says of its revision.
     *
     * @param action what was done: {@code upgrade}, {@code unstamp}, {@code mark-applied} and so on
     * @param begun whether it had only begun, without a transaction
     * @param at when
     */
    public record Entry(String action, boolean begun, Instant at) {

        /**
         * Whether the action makes a revision an applied one, rather than one that is not.
         *
         * @return false for downgrades and the like
         */
        public boolean applies() {
            return switch (action) {
                case "downgrade", "unstamp", "mark-not-applied" -> false;
                default -> true;
            };
        }
    }

    /**
     * Whether the log would have an entry of a row of that time: somebody may have deleted old entries to save space.
     *
     * @param appliedAt when the row says that its revision was applied
     * @return true when a missing entry means that there never was one
     */
    public boolean reachesBackTo(Instant appliedAt) {
        return complete || oldest.map(first -> !appliedAt.isBefore(first)).orElse(false);
    }
}
