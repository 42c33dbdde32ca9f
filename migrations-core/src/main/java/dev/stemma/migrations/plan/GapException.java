package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** An upgrade would have to run revisions below applied ones: out of order. */
public final class GapException extends StemmaException {

    private final List<String> gaps;

    GapException(String target, List<String> gaps, String above) {
        super(
                ErrorCode.GAP,
                "Upgrading to %s would run %s, but revision %s, which needs %s, is applied already. Nothing was changed. If the database has the changes, record that with \"stamp %s\"; if not, downgrade below the gap first."
                        .formatted(target, Listing.of(gaps), above, gaps.size() == 1 ? "it" : "them", above));
        this.gaps = List.copyOf(gaps);
    }

    /**
     * The unapplied ancestors of applied revisions that the upgrade would run.
     *
     * @return their ids, parents and dependencies first
     */
    public List<String> gaps() {
        return gaps;
    }
}
