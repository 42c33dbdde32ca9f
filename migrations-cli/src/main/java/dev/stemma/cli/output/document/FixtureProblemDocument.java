package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.fixtures.error.FixtureLocation;
import dev.stemma.fixtures.error.FixtureProblem;
import org.jspecify.annotations.Nullable;

/** What is wrong with a fixture, and where. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FixtureProblemDocument(
        String code,
        String message,
        String advice,
        @Nullable String file,
        @Nullable Long line,
        @JsonProperty("line_column") @Nullable Long lineColumn,
        @Nullable String table,
        @Nullable Long row,
        @Nullable String column) {

    /** The shape of a problem. */
    public static FixtureProblemDocument of(FixtureProblem problem) {
        FixtureLocation place = problem.location();
        return new FixtureProblemDocument(
                problem.code().name(),
                problem.what(),
                problem.advice(),
                place == null ? null : place.file(),
                place == null ? null : Long.valueOf(place.line()),
                place == null ? null : Long.valueOf(place.column()),
                problem.table(),
                problem.row(),
                problem.column());
    }
}
