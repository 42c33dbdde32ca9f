package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/** The declared revisions do not form a graph. */
public abstract sealed class InvalidGraphException extends StemmaException
        permits CycleException,
                DependencyCycleException,
                DuplicateLabelException,
                DuplicateRevisionException,
                SelfLoopException,
                UnknownDependencyException,
                UnknownParentException {

    private final List<Revision> revisions;

    InvalidGraphException(ErrorCode code, String message, List<Revision> revisions) {
        super(code, message);
        this.revisions = List.copyOf(revisions);
    }

    /**
     * The declarations that are wrong.
     *
     * @return the revisions with their sources, in an order that the subclass tells; never empty
     */
    public List<Revision> revisions() {
        return revisions;
    }
}
