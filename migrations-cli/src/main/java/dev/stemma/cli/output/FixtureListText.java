package dev.stemma.cli.output;

import dev.stemma.fixtures.error.FixtureProblem;
import dev.stemma.fixtures.read.FixtureSummary;
import java.util.List;
import java.util.Locale;

/** Shows what fixtures hold: a line for each file, and below it one for each of its tables. */
public final class FixtureListText {

    private FixtureListText() {}

    /** Writes the files. */
    public static void write(Console console, List<FixtureSummary> summaries) {
        for (FixtureSummary summary : summaries) {
            String format = summary.format() == null ? "unknown format" : summary.format();
            console.result(console.styled(Style.BOLD, summary.file()) + " (" + format + ")");
            summary.tables()
                    .forEach(table -> console.result(String.format(
                            Locale.ROOT, "  %-40s %-8s %,12d", table.table(), table.mode(), table.rows())));
            FixtureProblem problem = summary.problem();
            if (problem != null) {
                console.result(console.styled(Style.RED, "  broken: ") + problem.line());
            }
        }
        if (summaries.isEmpty()) {
            console.result("There is no fixture.");
        }
    }
}
