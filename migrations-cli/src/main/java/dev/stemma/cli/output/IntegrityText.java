package dev.stemma.cli.output;

import dev.stemma.migrations.repair.Discrepancy;
import dev.stemma.migrations.repair.Integrity;
import java.util.Locale;

/** Shows where scripts, bookkeeping and log contradict one another, with the commands that mend it. */
public final class IntegrityText {

    private IntegrityText() {}

    /** All of it, and in the end what to do. */
    public static void writeAll(Display console, Integrity integrity) {
        write(console, integrity);
        int count = integrity.discrepancies().size();
        if (count == 0) {
            console.result(console.styled(Style.GREEN, "Nothing to repair."));
        } else {
            console.result((count == 1 ? "1 finding" : count + " findings")
                    + "; nothing was changed. Look at the database, then give the command that is true.");
        }
    }

    static void write(Display console, Integrity integrity) {
        for (Discrepancy each : integrity.discrepancies()) {
            console.result(String.format(
                    Locale.ROOT, "%-14s %s", title(each.kind()), console.styled(Style.RED, each.explanation())));
            each.remedies().forEach(remedy -> console.result("  " + remedy.when() + ": " + remedy.command()));
        }
        if (!integrity.logRead()) {
            console.result(notLookedFor());
        }
    }

    /** For a role that may not read the log. */
    public static String notLookedFor() {
        return "Not looked for: rows that were deleted or written by hand. It takes SELECT on the log of the bookkeeping.";
    }

    private static String title(Discrepancy.Kind kind) {
        return switch (kind) {
            case SCRIPT_CHANGED -> "Changed";
            case NO_SCRIPT -> "No script";
            case ROW_DIFFERS -> "Row differs";
            case ROW_MISSING -> "Row missing";
            case ROW_UNLOGGED -> "Row unlogged";
            case HALF_DONE -> "Half done";
            case GAP -> "Gap";
        };
    }
}
