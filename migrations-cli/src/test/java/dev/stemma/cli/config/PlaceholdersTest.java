package dev.stemma.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "db", "EMPTY", "", "ODD", "a$1\\b${HOST}");

    @ParameterizedTest
    @CsvSource({
        "plain,              plain",
        "${HOST},            db",
        "//${HOST}:5432/x,   //db:5432/x",
        "${HOST}${HOST},     dbdb",
        "${NONE:-fallback},  fallback",
        "${HOST:-fallback},  db",
        "a${NONE:-}b,        ab",
        "a${EMPTY}b,         ab",
        "a${EMPTY:-x}b,      ab",
        "$HOST,              $HOST",
        "${HOST,             ${HOST",
        "${ODD},             a$1\\b${HOST}",
    })
    void placeholder_becomesTheVariablesValue(String text, String expected) {
        assertThat(Placeholders.substitute(text, ENVIRONMENT, IllegalStateException::new))
                .isEqualTo(expected);
    }

    @Test
    void missingVariableWithoutDefault_isNamed() {
        assertThatThrownBy(() -> Placeholders.substitute("${NONE}", ENVIRONMENT, IllegalStateException::new))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NONE");
    }
}
