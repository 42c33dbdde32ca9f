package dev.stemma.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.cli.UserException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTest {

    @ParameterizedTest
    @CsvSource({"5m, PT5M", "200ms, PT0.2S", "10 s, PT10S", "2h, PT2H", "30, PT30S", "0, PT0S", "' 1s ', PT1S"})
    void numberAndUnit_areADuration(String text, Duration expected) {
        assertThat(ConfigurationLoader.duration(text, "here")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1s", "5 minutes", "1.5s", "m", "99999999999999999999s", "9999999999999999h"})
    void anythingElse_isRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> ConfigurationLoader.duration(text, "migrate.toml:7"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("migrate.toml:7: '" + text + "' is not a duration");
    }
}
