package dev.stemma.cli.output;

import dev.stemma.fixtures.PopulateReport;
import dev.stemma.fixtures.TableReport;
import java.util.Locale;

/** Shows what a populate did as a table, a row for each table of the database. */
public final class PopulateText {

    private PopulateText() {}

    /** Writes the table and its sums; deleted rows have a column when there are any. */
    public static void write(Display console, PopulateReport report) {
        boolean deletes = report.total().deleted() > 0;
        String head = String.format(
                Locale.ROOT,
                "%-32s %9s %9s %9s %9s %9s %9s",
                "table",
                "given",
                "inserted",
                "updated",
                "skipped",
                "unchanged",
                "missing");
        console.result(
                console.styled(Style.BOLD, head + (deletes ? String.format(Locale.ROOT, " %9s", "deleted") : "")));
        report.tables().forEach(table -> console.result(row(table, deletes)));
        console.result(row(report.total(), deletes));
        if (report.dryRun()) {
            console.result("Dry run: everything was rolled back.");
        }
    }

    private static String row(TableReport table, boolean deletes) {
        String row = String.format(
                Locale.ROOT,
                "%-32s %,9d %,9d %,9d %,9d %,9d %,9d",
                table.table(),
                table.given(),
                table.inserted(),
                table.updated(),
                table.skipped(),
                table.unchanged(),
                table.missing());
        return row + (deletes ? String.format(Locale.ROOT, " %,9d", table.deleted()) : "");
    }
}
