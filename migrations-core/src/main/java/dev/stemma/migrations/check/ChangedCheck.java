package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import java.util.List;

/**
 * Whether the scripts of applied revisions are what was applied.
 *
 * @param status how the database stands to the scripts
 */
public record ChangedCheck(Status status) implements Check {

    @Override
    public String name() {
        return "changed";
    }

    @Override
    public List<String> problems() {
        return status.changed().stream()
                .map(script -> script.path() + " was changed after revision " + script.revision()
                        + " was applied; the database has what it said then. Restore it, or undo the revision and apply"
                        + " it again.")
                .toList();
    }
}
