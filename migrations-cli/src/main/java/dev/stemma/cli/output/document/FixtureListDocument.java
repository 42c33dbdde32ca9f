package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stemma.fixtures.read.FixtureSummary;
import dev.stemma.fixtures.read.FixtureSummary.TableSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fixtures hold. */
public record FixtureListDocument(List<File> files) {

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record File(
            String file,
            @Nullable String format,
            List<TableSummary> tables,
            @Nullable FixtureProblemDocument problem) {}

    /** The shape of a list. */
    public static FixtureListDocument of(List<FixtureSummary> summaries) {
        return new FixtureListDocument(summaries.stream()
                .map(summary -> new File(
                        summary.file(),
                        summary.format(),
                        summary.tables(),
                        summary.problem() == null ? null : FixtureProblemDocument.of(summary.problem())))
                .toList());
    }
}
