package dev.stemma.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-12", "-1:head", "-2:-1"})
    void relativeTarget_isKeptFromBeingAnOption_andComesBackAsTyped(String argument) {
        String safe = TargetText.protect(argument)[0];
        assertThat(safe).doesNotStartWith("-");
        assertThat(new TargetText().convert(safe)).isEqualTo(argument);
        assertThat(TargetText.restore("'" + safe + "'")).isEqualTo("'" + argument + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c", "--dry-run", "-v", "head", "+1", "", "-", "-1x", "a1-1"})
    void everythingElse_isLeftAlone(String argument) {
        assertThat(TargetText.protect(argument)).containsExactly(argument);
    }
}
