package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import java.util.List;

/** A depends-on names what is neither the full id nor a label of a revision. {@link #revisions()} are those that do so. */
public final class UnknownDependencyException extends InvalidGraphException {

    private final List<MissingReference> missing;

    UnknownDependencyException(List<MissingReference> missing) {
        super(
                ErrorCode.MISSING_DEPENDENCY,
                MissingReference.message("depends on", missing)
                        + " \"depends-on\" takes full ids and branch labels; add the missing script, or correct the name.",
                missing.stream().map(MissingReference::revision).distinct().toList());
        this.missing = List.copyOf(missing);
    }

    /**
     * Every missing dependency.
     *
     * @return who names what, in the order of the input
     */
    public List<MissingReference> missing() {
        return missing;
    }
}
