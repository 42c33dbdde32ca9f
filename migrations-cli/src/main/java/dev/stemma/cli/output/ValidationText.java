package dev.stemma.cli.output;

import dev.stemma.fixtures.load.ValidationReport;
import java.util.Locale;

/** Shows what is wrong with fixtures: the place, what, and what to do. */
public final class ValidationText {

    private ValidationText() {}

    /** Writes the problems and their number. */
    public static void write(Display display, ValidationReport report) {
        report.problems().forEach(problem -> {
            display.result(problem.line());
            display.result("    " + problem.advice());
        });
        int found = report.problems().size();
        String problems = found == 0 ? "no problem" : found == 1 ? "1 problem" : found + " problems";
        display.result(String.format(
                Locale.ROOT,
                "%,d row%s in %d file%s: %s%s.",
                report.rows(),
                report.rows() == 1 ? "" : "s",
                report.files().size(),
                report.files().size() == 1 ? "" : "s",
                problems,
                report.more() ? ", and perhaps more" : ""));
    }
}
