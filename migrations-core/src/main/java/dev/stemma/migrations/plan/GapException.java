package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** An upgrade would have to run revisions below applied ones: out of order. */
public final class GapException extends StemmaException {

    private final List<String> gaps;

    GapException(String target, List<String> gaps, List<String> headsAbove) {
        super(ErrorCode.GAP, message(target, gaps, headsAbove));
        this.gaps = List.copyOf(gaps);
    }

    private static String message(String target, List<String> gaps, List<String> headsAbove) {
        return "Upgrading to \"%s\" would run %s below %s, which %s applied already. Nothing was changed. If the database has these changes, record that with \"stamp %s\"; if not, downgrade below the gap, then upgrade."
                .formatted(
                        target,
                        Listing.of(gaps),
                        Listing.of(headsAbove),
                        headsAbove.size() == 1 ? "is" : "are",
                        String.join(" ", headsAbove));
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
