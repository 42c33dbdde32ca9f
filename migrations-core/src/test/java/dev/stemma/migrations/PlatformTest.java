package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** That a profile for another jOOQ really runs with it. */
class PlatformTest {

    @Test
    @EnabledIfSystemProperty(
            named = "stemma.test.jooq",
            matches = ".+",
            disabledReason = "only a profile that changes jOOQ's version says which one it expects")
    void theProfilesJooq_isTheOneThatRuns() throws ReflectiveOperationException {
        // javac would put the value of the constant that it saw into this class
        assertThat(Constants.class.getField("FULL_VERSION").get(null))
                .isEqualTo(System.getProperty("stemma.test.jooq"));
    }
}
