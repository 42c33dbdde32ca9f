package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.repair.Discrepancy.Kind;
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
        return Problems.of(status.integrity(), List.of(Kind.SCRIPT_CHANGED));
    }
}
