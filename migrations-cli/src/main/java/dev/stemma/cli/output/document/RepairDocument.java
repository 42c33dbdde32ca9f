package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.migrations.repair.RepairReport;
import dev.stemma.migrations.store.RowChange;
import java.util.List;

/** What a repair changed, or would change. */
public record RepairDocument(
        String command,
        String action,
        @JsonProperty("dry_run") boolean dryRun,
        List<ChangeDocument> changes) {

    /** What becomes of the row of a revision. */
    public record ChangeDocument(
            String revision,
            @JsonProperty("had_row") boolean hadRow,
            @JsonProperty("has_row") boolean hasRow,
            List<RowChange.Column> columns) {}

    /** The shape of a repair. */
    public static RepairDocument of(RepairReport report, boolean dryRun) {
        return new RepairDocument(
                "repair",
                report.action(),
                dryRun,
                report.changes().stream()
                        .map(change -> new ChangeDocument(
                                change.revision(), change.before() != null, change.after() != null, change.columns()))
                        .toList());
    }
}
