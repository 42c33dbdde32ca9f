package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.repair.Discrepancy.Kind;
import java.util.List;

/**
 * Whether every step that runs without a transaction has ended, or somebody is at work on it.
 *
 * @param status how the database stands to the scripts
 */
public record HalfDoneCheck(Status status) implements Check {

    @Override
    public String name() {
        return "half-done";
    }

    @Override
    public List<String> problems() {
        return Problems.of(status.integrity(), List.of(Kind.HALF_DONE));
    }
}
