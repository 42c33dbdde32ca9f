package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import java.util.List;

/** A {@code revises} names what is not the full id of a revision. {@link #revisions()} are those that do so. */
public final class UnknownParentException extends InvalidGraphException {

    private final List<MissingReference> missing;

    UnknownParentException(List<MissingReference> missing) {
        super(
                ErrorCode.MISSING_PARENT,
                MissingReference.message("revises", missing)
                        + " \"revises\" takes full ids; add the missing script, or correct the id.",
                missing.stream().map(MissingReference::revision).distinct().toList());
        this.missing = List.copyOf(missing);
    }

    /**
     * Every missing parent.
     *
     * @return who names what, in the order of the input
     */
    public List<MissingReference> missing() {
        return missing;
    }
}
