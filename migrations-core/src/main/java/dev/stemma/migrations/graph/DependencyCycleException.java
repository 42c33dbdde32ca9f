package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/**
 * Revisions have to be applied before themselves when depends-on counts too. {@link #revisions()} are those along one
 * cycle: each revises or depends on the next, and the last the first.
 */
public final class DependencyCycleException extends InvalidGraphException {

    DependencyCycleException(List<Revision> cycle) {
        super(
                ErrorCode.DEPENDENCY_CYCLE,
                "Revisions need one another in a cycle: %s. Correct \"depends-on\" in one of them."
                        .formatted(CycleException.path(cycle)),
                cycle);
    }
}
