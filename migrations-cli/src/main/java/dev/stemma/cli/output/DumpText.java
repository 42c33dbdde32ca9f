package dev.stemma.cli.output;

import dev.stemma.fixtures.dump.DumpReport;
import java.util.Locale;

/** Shows what a dump has written. */
public final class DumpText {

    private DumpText() {}

    /** Writes a row for each table, their sum, and the files. */
    public static void write(Console console, DumpReport report) {
        console.result(console.styled(Style.BOLD, String.format(Locale.ROOT, "%-40s %12s", "table", "rows")));
        report.tables().forEach(table -> console.result(row(table.table(), table.rows())));
        console.result(row("total", report.rows()));
        report.files().forEach(file -> console.result("Written: " + file));
    }

    /** One line. */
    public static String summary(DumpReport report) {
        int tables = report.tables().size();
        return String.format(
                Locale.ROOT,
                "Dumped %,d row%s of %d table%s.",
                report.rows(),
                report.rows() == 1 ? "" : "s",
                tables,
                tables == 1 ? "" : "s");
    }

    private static String row(String name, long rows) {
        return String.format(Locale.ROOT, "%-40s %,12d", name, rows);
    }
}
