package dev.stemma.cli.output;

import dev.stemma.fixtures.PopulateReport;
import dev.stemma.fixtures.TableReport;
import java.util.Locale;

/** Shows what a populate did as a table, a row for each table of the database. */
public final class PopulateText {

    private PopulateText() {}

    /** Writes the table and its sums. */
    public static void write(Display console, PopulateReport report) {
        console.result(console.styled(
                Style.BOLD,
                String.format(
                        Locale.ROOT,
                        "%-32s %9s %9s %9s %9s %9s %9s",
                        "table",
                        "given",
                        "inserted",
                        "updated",
                        "skipped",
                        "unchanged",
                        "missing")));
        report.tables().forEach(table -> console.result(row(table)));
        console.result(row(report.total()));
        if (report.dryRun()) {
            console.result("Dry run: everything was rolled back.");
        }
    }

    private static String row(TableReport table) {
        return String.format(
                Locale.ROOT,
                "%-32s %,9d %,9d %,9d %,9d %,9d %,9d",
                table.table(),
                table.given(),
                table.inserted(),
                table.updated(),
                table.skipped(),
                table.unchanged(),
                table.missing());
    }
}
