package dev.stemma.cli.connect;

import dev.stemma.testkit.fuzz.Corpus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader never fails but in the documented way. For hours of it: {@code mvn -P fuzz}, see CONTRIBUTING.md. */
class ConfigurationFuzzTest {

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a=", "[[", "a."})
    void deepNesting_isReadOrRefused(String piece) {
        ConfigurationFuzzer.fuzzerTestOneInput(("a = " + piece.repeat(4000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCorpusAndItsMutations_giveAConfigurationOrADocumentedError() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> Corpus.of(ConfigurationFuzzTest.class, "configuration")
                        .feed(ConfigurationFuzzer::fuzzerTestOneInput, 1, 3000));
    }
}
