package dev.stemma.cli.output;

import dev.stemma.migrations.repair.RepairReport;
import dev.stemma.migrations.store.RowChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what a repair changed. */
public final class RepairText {

    private static final int LONGEST = 64;

    private RepairText() {}

    /** The rows and their columns. */
    public static void write(Display console, RepairReport report, boolean dryRun) {
        for (RowChange change : report.changes()) {
            console.result(
                    report.action() + " " + console.styled(Style.YELLOW, change.revision()) + ": " + inWords(change));
            List<RowChange.Column> columns =
                    change.before() == null || change.after() == null ? List.of() : change.columns();
            columns.forEach(column -> console.result(
                    "  " + column.column() + ": " + value(column.before()) + " -> " + value(column.after())));
        }
        console.result(dryRun ? "Dry run: nothing was changed." : "Done; the log has what was there before.");
    }

    private static String inWords(RowChange change) {
        if (change.before() == null) {
            return change.after() == null ? "it has no row, as the log says now" : "its row is written";
        }
        if (change.after() == null) {
            return "its row is deleted";
        }
        return change.columns().isEmpty() ? "its row stays, as the log says now" : "its row is changed";
    }

    private static String value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "nothing";
        }
        String line = value.strip().replaceAll("\\s*\\R\\s*", " / ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
