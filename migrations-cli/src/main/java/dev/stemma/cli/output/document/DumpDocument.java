package dev.stemma.cli.output.document;

import dev.stemma.fixtures.dump.DumpReport;
import dev.stemma.fixtures.dump.DumpedTable;
import java.util.List;

/** What a dump has written. */
public record DumpDocument(List<String> files, List<DumpedTable> tables, long rows) {

    /** The shape of a report. */
    public static DumpDocument of(DumpReport report) {
        return new DumpDocument(report.files(), report.tables(), report.rows());
    }
}
