package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/**
 * Whether everything that the scripts have is applied.
 *
 * @param status how the database stands to the scripts
 */
public record PendingCheck(Status status) implements Check {

    @Override
    public String name() {
        return "pending";
    }

    @Override
    public List<String> problems() {
        List<Revision> pending = status.pending();
        return pending.isEmpty()
                ? List.of()
                : List.of((pending.size() == 1
                                ? "1 pending revision, "
                                : pending.size() + " pending revisions, the next ")
                        + pending.get(0).id() + ". Apply with 'migrate upgrade heads'.");
    }
}
