package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Revisions are their own ancestors. {@link #revisions()} are those along one cycle: each revises the next, and the last
 * the first.
 */
public final class CycleException extends InvalidGraphException {

    CycleException(List<Revision> cycle) {
        super(
                ErrorCode.CYCLE,
                "Revisions revise one another in a cycle: %s. Correct \"revises\" in one of them."
                        .formatted(path(cycle)),
                cycle);
    }

    static String path(List<Revision> cycle) {
        return Stream.concat(
                        cycle.stream().map(r -> r.id() + " (" + r.source() + ")"),
                        cycle.stream().limit(1).map(Revision::id))
                .collect(Collectors.joining(" -> "));
    }
}
