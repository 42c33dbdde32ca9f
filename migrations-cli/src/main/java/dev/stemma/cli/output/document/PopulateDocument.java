package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.fixtures.PopulateReport;
import dev.stemma.fixtures.TableReport;
import java.util.List;

/** What a populate did, or would do. */
public record PopulateDocument(
        List<String> files, @JsonProperty("dry_run") boolean dryRun, List<TableReport> tables, TableReport total) {

    /** The shape of a report. */
    public static PopulateDocument of(PopulateReport report) {
        return new PopulateDocument(report.files(), report.dryRun(), report.tables(), report.total());
    }
}
