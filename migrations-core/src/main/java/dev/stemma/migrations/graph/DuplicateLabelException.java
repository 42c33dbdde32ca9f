package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/**
 * A branch label is not unique among the labels and ids. {@link #revisions()} are the one that has the name already
 * and the one that claims it too; they are the same when one revision has it twice.
 */
public final class DuplicateLabelException extends InvalidGraphException {

    private final String label;

    DuplicateLabelException(String label, Revision first, Revision second) {
        super(
                ErrorCode.DUPLICATE_LABEL,
                "Branch label \"%s\" of revision %s (%s) is %s. Give the branch another label."
                        .formatted(label, second.id(), second.source(), taken(label, first, second)),
                List.of(first, second));
        this.label = label;
    }

    private static String taken(String label, Revision first, Revision second) {
        if (first.id().equals(label)) {
            return first.equals(second) ? "its own id" : "the id of a revision too (" + first.source() + ")";
        }
        return first.equals(second)
                ? "given twice"
                : "carried by revision " + first.id() + " too (" + first.source() + ")";
    }

    /**
     * The label.
     *
     * @return its text
     */
    public String label() {
        return label;
    }
}
