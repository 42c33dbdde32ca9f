package dev.stemma.migrations;

import dev.stemma.migrations.plan.RangeFuzzer;
import dev.stemma.migrations.revision.RevisionTargetFuzzer;
import dev.stemma.migrations.script.ScriptFuzzer;
import dev.stemma.migrations.sql.SplitterFuzzer;
import dev.stemma.testkit.fuzz.Corpus;
import dev.stemma.testkit.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parsers never fail but in the documented way. For hours of it: {@code mvn -P fuzz}, see CONTRIBUTING.md. */
class FuzzTest {

    private static final int MUTATIONS = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of("script", (FuzzTarget) ScriptFuzzer::fuzzerTestOneInput),
                Arguments.of("splitter", (FuzzTarget) SplitterFuzzer::fuzzerTestOneInput),
                Arguments.of("revisiontarget", (FuzzTarget) RevisionTargetFuzzer::fuzzerTestOneInput),
                Arguments.of("range", (FuzzTarget) RangeFuzzer::fuzzerTestOneInput));
    }

    static Stream<Arguments> extremes() {
        String header = "-- M\n-- revision: a\n\n";
        return Stream.of(
                extreme("options", ScriptFuzzer::fuzzerTestOneInput, header + "-- migrate up" + many(" irreversible")),
                extreme("blanks", ScriptFuzzer::fuzzerTestOneInput, header + "-- migrate up" + many(" ") + "x"),
                extreme("parentheses", SplitterFuzzer::fuzzerTestOneInput, many("(")),
                extreme("comments", SplitterFuzzer::fuzzerTestOneInput, many("/*")),
                extreme("dollars", SplitterFuzzer::fuzzerTestOneInput, many("$a")),
                extreme("counts", RevisionTargetFuzzer::fuzzerTestOneInput, many("-1")),
                extreme("name", RangeFuzzer::fuzzerTestOneInput, many("a")));
    }

    private static Arguments extreme(String what, FuzzTarget target, String input) {
        return Arguments.of(what, target, input);
    }

    private static String many(String piece) {
        return piece.repeat(30_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("extremes")
    void inputsOfExtremeLength_areReadOrRefused(String what, FuzzTarget target, String input) {
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> target.feed(input.getBytes(StandardCharsets.UTF_8)), what);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void aCorpusAndItsMutations_giveAResultOrADocumentedError(String name, FuzzTarget target) {
        Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> Corpus.of(FuzzTest.class, name).feed(target, 1, MUTATIONS));
    }
}
