package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import java.util.List;

/**
 * Whether every applied revision has a script.
 *
 * @param status how the database stands to the scripts
 */
public record UnknownCheck(Status status) implements Check {

    @Override
    public String name() {
        return "unknown";
    }

    @Override
    public List<String> problems() {
        return status.unknown().stream()
                .map(revision -> "Revision " + revision.id() + " is applied and has no script here. Add its script"
                        + (status.withoutWayBack().contains(revision)
                                ? "; without it there is no way back, for none is kept in the database."
                                : ", or undo it with 'migrate downgrade', which needs none."))
                .toList();
    }
}
