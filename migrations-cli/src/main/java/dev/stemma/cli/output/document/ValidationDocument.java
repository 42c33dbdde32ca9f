package dev.stemma.cli.output.document;

import dev.stemma.fixtures.load.ValidationReport;
import java.util.List;

/** What is wrong with fixtures. */
public record ValidationDocument(
        List<String> files, long rows, boolean valid, boolean more, List<FixtureProblemDocument> problems) {

    /** The shape of a report. */
    public static ValidationDocument of(ValidationReport report) {
        return new ValidationDocument(
                report.files(),
                report.rows(),
                report.isValid(),
                report.more(),
                report.problems().stream().map(FixtureProblemDocument::of).toList());
    }
}
