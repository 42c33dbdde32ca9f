package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.repair.Discrepancy.Kind;
import java.util.List;

/**
 * Whether the ancestors of applied revisions are applied.
 *
 * @param status how the database stands to the scripts
 */
public record GapsCheck(Status status) implements Check {

    @Override
    public String name() {
        return "gaps";
    }

    @Override
    public List<String> problems() {
        return Problems.of(status.integrity(), List.of(Kind.GAP));
    }
}
