package dev.stemma.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlParametersTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/d,                      jdbc:postgresql://h/d",
        "jdbc:postgresql://h/d?user=ann,             jdbc:postgresql://h/d",
        "jdbc:postgresql://h/d?user=ann&ssl=true,    jdbc:postgresql://h/d?ssl=true",
        "jdbc:postgresql://h/d?ssl=true&user=ann,    jdbc:postgresql://h/d?ssl=true",
        "jdbc:postgresql://h/d?superuser=ann,        jdbc:postgresql://h/d?superuser=ann",
    })
    void oneParameter_isTakenAway(String url, String expected) {
        assertThat(UrlParameters.without(url, "user")).isEqualTo(expected);
    }
}
