package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.repair.Discrepancy.Kind;
import java.util.List;

/**
 * Whether the rows of the bookkeeping say what the scripts and the log say, so that nobody changed them by hand.
 *
 * @param status how the database stands to the scripts
 */
public record RowsCheck(Status status) implements Check {

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public List<String> problems() {
        return Problems.of(status.integrity(), List.of(Kind.ROW_DIFFERS, Kind.ROW_MISSING, Kind.ROW_UNLOGGED));
    }
}
