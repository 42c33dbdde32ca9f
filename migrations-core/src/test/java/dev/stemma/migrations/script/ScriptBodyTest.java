package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBodyTest {

    private static final String HEADER = "-- m\n-- revision: a\n\n";

    private static ScriptBody parse(String sections) {
        return ScriptBody.parse("m/x.sql", HEADER + sections);
    }

    @Test
    void sections_areCutAtTheirMarkers_andKnowTheirLines() {
        ScriptBody body = parse("-- migrate:up\nCREATE;\n\n-- migrate:down transaction:false\nDROP;\n");

        assertThat(body.up()).isEqualTo(new SqlSection("m/x.sql", "CREATE;\n\n", 5, true));
        assertThat(body.down()).contains(new SqlSection("m/x.sql", "DROP;\n", 8, false));
    }

    @Test
    void sections_mayStandInAnyOrder() {
        ScriptBody body = parse("-- migrate:down\nDROP;\n-- migrate:up transaction:false\nCREATE;");

        assertThat(body.up()).isEqualTo(new SqlSection("m/x.sql", "CREATE;", 7, false));
        assertThat(body.down()).map(section -> ((SqlSection) section).sql()).contains("DROP;\n");
    }

    @Test
    void aCommentThatSpeaksOfMigrating_isNoMarker() {
        String up = "-- migrate down the old rows\nDELETE;\n-- how to migrate: up\n";

        assertThat(parse("-- migrate:up\n" + up).up()).isEqualTo(new SqlSection("m/x.sql", up, 5, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-- migrate:up\nCREATE;\n", "-- migrate:up\nCREATE;\n-- migrate:down irreversible\n-- because\n"
            })
    void aScriptWithoutDowngrade_isIrreversible(String sections) {
        assertThat(parse(sections).down()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- migrate:up\n", "-- migrate:up\n\n-- migrate:down\n", "-- migrate:up\n-- nothing\n"})
    void aScriptThatDoesNothing_canBeUndone(String sections) {
        assertThat(parse(sections).down()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'SELECT 1;'                                       | m/x.sql:4: SQL before the first section",
                "'SELECT 1;\n-- migrate:up\n'                      | m/x.sql:4: SQL before the first section",
                "'-- migrate:up\n-- migrate:up\n'                  | m/x.sql:5: a second section of this kind",
                "'-- migrate:up\nA;\n-- migrate down\nDROP;'      | m/x.sql:6: '-- migrate down' is only a comment here",
                "'-- migrate:up\nA;\n  -- migrate:down irreversible' | m/x.sql:6: '-- migrate:down irreversible' is only",
                "'-- migrate:up\nA;\n-- Migrate:Down\nDROP;'      | m/x.sql:6: '-- Migrate:Down' is only a comment here",
                "'-- migrate:sideways\n'                           | m/x.sql:4: unknown section 'migrate:sideways'",
                "'-- migrate:up transaction:fasle\n'               | m/x.sql:4: unknown option 'transaction:fasle' (did",
                "'-- migrate:up irreversible\n'                    | m/x.sql:4: 'irreversible' belongs to",
                "'-- migrate:up\n-- migrate:down irreversible\n\nDROP;' | m/x.sql:7: SQL below '-- migrate:down irr"
            })
    void aBadBody_isRefusedWithItsLine(String sections, String message) {
        assertThatThrownBy(() -> parse(sections))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theStoredDowngrade_isReadBackAsItWas() {
        SqlSection down = (SqlSection) parse("-- migrate:up\nC;\n-- migrate:down transaction:false\nD;\nE;\n")
                .down()
                .orElseThrow();

        Section again =
                ScriptBody.parse("stored", down.asStoredDowngrade()).down().orElseThrow();

        assertThat(again).isEqualTo(new SqlSection("stored", "D;\nE;\n", 2, false));
    }

    @Test
    void timeouts_areReadFromTheMarker_andKeptWithTheStoredDowngrade() {
        ScriptBody body = parse("""
                -- migrate:up lock-timeout:500ms
                C;
                -- migrate:down statement-timeout:2m transaction:false lock-timeout:0
                D;
                """);
        SqlSection down = (SqlSection) body.down().orElseThrow();

        assertThat(body.up().timeouts())
                .isEqualTo(new SectionTimeouts(Optional.of(Duration.ofMillis(500)), Optional.empty()));
        assertThat(down.transactional()).isFalse();
        assertThat(down.timeouts())
                .isEqualTo(new SectionTimeouts(Optional.of(Duration.ZERO), Optional.of(Duration.ofMinutes(2))));
        assertThat(ScriptBody.parse("stored", down.asStoredDowngrade()).down())
                .contains(new SqlSection("stored", "D;\n", 2, false, down.timeouts()));
    }

    @Test
    void theChecksum_doesNotSeeTimeouts_forTheyChangeNothingOfWhatIsDone() {
        assertThat(parse("-- migrate:up lock-timeout:1s transaction:false\nC;").checksum())
                .isEqualTo(parse("-- migrate:up transaction:false\nC;").checksum())
                .isNotEqualTo(parse("-- migrate:up\nC;").checksum());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock-timeout:soon | 'lock-timeout:soon' has no duration; write a number and ms, s, m or h, as in 2s",
                "statement-timeout: | 'statement-timeout:' has no duration",
                "lock-timeout:-1s | has no duration",
                "lock-timeout:600h | is more than the 24 days that PostgreSQL can count",
                "lock-timeout:1s lock-timeout:2s | 'lock-timeout' stands twice",
                "lock_timeout:1s | unknown option 'lock_timeout:1s'"
            })
    void timeoutsThatAreNone_areRefusedWithTheirPlace(String option, String problem) {
        assertThatThrownBy(() -> parse("-- migrate:up " + option + "\nC;\n"))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("m/x.sql:4")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate:up\r\nCREATE;\r\n\r\n-- migrate:down\r\nDROP;\r\n",
                "-- migrate:up\nCREATE;   \n\n\n\n-- migrate:down\nDROP;",
                "\n\n-- migrate:up\n\n\nCREATE;\n\n-- migrate:down\nDROP;\n\n"
            })
    void theChecksum_doesNotSeeLineEndsNorBlankEnds(String same) {
        assertThat(parse(same).checksum())
                .isEqualTo(parse("-- migrate:up\nCREATE;\n\n-- migrate:down\nDROP;\n")
                        .checksum())
                .get()
                .asString()
                .matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate:up\nCREATE t;\n\n-- migrate:down\nDROP;\n",
                "-- migrate:up transaction:false\nCREATE;\n\n-- migrate:down\nDROP;\n",
                "-- migrate:up\nCREATE;\n\n-- migrate:down\nDROP t;\n",
                "-- migrate:up\nCREATE;\nDROP;\n"
            })
    void theChecksum_seesWhatIsDone(String other) {
        assertThat(parse(other).checksum())
                .isNotEqualTo(parse("-- migrate:up\nCREATE;\n\n-- migrate:down\nDROP;\n")
                        .checksum());
    }

    @Test
    void theChecksum_doesNotSeeTheHeader() {
        String sections = "-- migrate:up\nCREATE;\n";

        assertThat(ScriptBody.parse("x", "-- other\n-- revision: a\n-- revises: b\n\n" + sections)
                        .checksum())
                .isEqualTo(parse(sections).checksum());
    }
}
