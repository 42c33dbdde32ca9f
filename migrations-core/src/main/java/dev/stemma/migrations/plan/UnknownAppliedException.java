package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** Revisions are applied that the graph does not have, so that nothing can be said about the way from here. */
public final class UnknownAppliedException extends StemmaException {

    private final List<String> revisions;

    UnknownAppliedException(List<String> revisions) {
        super(ErrorCode.UNKNOWN_APPLIED, message(revisions));
        this.revisions = List.copyOf(revisions);
    }

    private static String message(List<String> revisions) {
        return "The database has %s applied, of which there is no script here. Nothing was changed. Go to the version of the scripts that has %s, or look whether a scripts location is missing."
                .formatted(
                        (revisions.size() == 1 ? "revision " : "revisions ") + Listing.of(revisions),
                        revisions.size() == 1 ? "it" : "them");
    }

    /**
     * The applied revisions that are not in the graph.
     *
     * @return their ids, sorted
     */
    public List<String> revisions() {
        return revisions;
    }
}
