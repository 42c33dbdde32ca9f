package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.repair.Discrepancy.Kind;
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
        return Problems.of(status.integrity(), List.of(Kind.NO_SCRIPT));
    }
}
