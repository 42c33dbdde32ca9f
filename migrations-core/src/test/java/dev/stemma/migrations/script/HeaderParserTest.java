package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.revision.Revision;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderParserTest {

    private static final String FULL = """
            -- Make kernels.requested_slots mandatory
            -- and say why: the scheduler reads it
            --
            -- revision: 85615e005fa3
            -- revises: a083c6c962e5, f9971fbb34d9
            -- branch-labels: scheduler
            -- depends-on: 1f3c, storage
            -- created: 2026-11-22T12:00:00Z
            -- release: 26.1

            -- migrate:up
            """;

    private static ScriptHeader read(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8)).readHeader();
    }

    private static ScriptFile file(byte[] bytes) {
        return new ScriptFile("m/x.sql", () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void aFullHeader_isReadKeyByKey() {
        ScriptHeader header = read(FULL);

        assertThat(header.revision())
                .isEqualTo(new Revision(
                        "85615e005fa3",
                        List.of("a083c6c962e5", "f9971fbb34d9"),
                        List.of("1f3c", "storage"),
                        List.of("scheduler"),
                        "Make kernels.requested_slots mandatory and say why: the scheduler reads it",
                        "m/x.sql"));
        assertThat(header.created()).contains("2026-11-22T12:00:00Z");
        assertThat(header.release()).contains("26.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- m\n-- revision: a\n",
                "-- m\n-- revision: a",
                "\uFEFF-- m\n-- revision: a\n",
                "\n  \n-- m\n-- revision: a\n",
                "-- m\r\n--\r\n-- revision: a\r\n-- revises:\r\n\r\n-- migrate:up\r\n",
                "--m\n--revision:a\n-- migrate:up\nSELECT 1;",
                "-- m\n-- revision: a\nCREATE TABLE t (id int);"
            })
    void aShortHeader_inAnyDress_isABase(String text) {
        Revision revision = read(text).revision();

        assertThat(revision.id()).isEqualTo("a");
        assertThat(revision.message()).isEqualTo("m");
        assertThat(revision.parents()).isEmpty();
    }

    @Test
    void aHeaderWithoutMessage_hasAnEmptyOne() {
        assertThat(read("-- revision: a\n").revision().message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | m/x.sql:1: no header",
                "'SELECT 1;'                           | m/x.sql:1: no header",
                "'-- only a message'                   | m/x.sql:1: the header has no 'revision:'",
                "'-- m\n-- revision:'                  | m/x.sql:1: the header has no 'revision:'",
                "'-- m\n-- revision: a\n-- revisse: b' | m/x.sql:3: unknown key 'revisse' (did you mean 'revises'",
                "'-- m\n-- revision: a\n-- revision: b'| m/x.sql:3: a second 'revision:'",
                "'-- m\n-- revision: a\n-- more words' | m/x.sql:3: 'more words' is not 'key: value'"
            })
    void aBadHeader_isRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNotUtf8_isRefusedWithTheLineOfTheByte() {
        byte[] latin1 = "-- m\n-- revision: a\n-- release: \u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> file(latin1).readHeader())
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("m/x.sql:3: not UTF-8");
    }

    @Test
    void whatIsNotUtf8FarBelowTheHeader_isRefusedWhenTheBodyIsRead() {
        String body = "-- m\n-- revision: a\n\n-- migrate:up\n" + "SELECT 1;\n".repeat(5000) + "SELECT '\u00e9';\n";
        ScriptFile file = file(body.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.readHeader().revision().id()).isEqualTo("a");
        assertThatThrownBy(file::readText).hasMessageContaining("m/x.sql:5005: not UTF-8");
    }
}
