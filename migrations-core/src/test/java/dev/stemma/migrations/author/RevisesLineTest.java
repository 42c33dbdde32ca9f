package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.script.SqlScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisesLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'-- m\\n-- revision: b\\n-- revises: a\\n\\nSQL'      | '-- m\\n-- revision: b\\n-- revises: x\\n\\nSQL'",
                "'-- m\\r\\n-- revision: b\\r\\n-- revises: a\\r\\n'   | '-- m\\r\\n-- revision: b\\r\\n-- revises: x\\r\\n'",
                "'-- m\\n--revises:a\\n-- revision: b'                 | '-- m\\n--revises: x\\n-- revision: b'",
                "'-- m\\n--  revises :\\ta ,  c \\t\\n-- revision: b'  | '-- m\\n--  revises :\\tx \\t\\n-- revision: b'",
                "'-- m\\n-- revision: b\\n-- revises:  \\n'            | '-- m\\n-- revision: b\\n-- revises: x\\n'",
                "'-- m\\n-- revision: b\\n-- revises:\\n'              | '-- m\\n-- revision: b\\n-- revises: x\\n'",
                "'-- m\\n-- revision: b\\n-- revises: a'               | '-- m\\n-- revision: b\\n-- revises: x'",
                "'-- m\\n-- revision: b\\n\\n-- revises: a\\n'         | '-- m\\n-- revision: b\\n-- revises: x\\n\\n-- revises: a\\n'",
                "'-- m\\n--  revision : b'                             | '-- m\\n--  revision : b\\n--  revises : x'",
                "'\\n \\n-- m\\n-- revision: b\\n-- revises: a\\n'     | '\\n \\n-- m\\n-- revision: b\\n-- revises: x\\n'",
                "'\uFEFF-- revision: b\\n-- revises: a\\n'             | '\uFEFF-- revision: b\\n-- revises: x\\n'",
                "'\uFEFF-- revises: a\\n-- revision: b\\n'             | '\uFEFF-- revises: x\\n-- revision: b\\n'",
                "'\uFEFF-- revision: b\\r\\n'                          | '\uFEFF-- revision: b\\r\\n-- revises: x\\r\\n'",
                "'-- Größe … 가\\n-- revision: b\\n-- revises: a\\n\\n--가' | '-- Größe … 가\\n-- revision: b\\n-- revises: x\\n\\n--가'",
            })
    void replace_anyHeader_changesTheValueAlone(String before, String after) {
        byte[] replaced = RevisesLine.replace(bytes(before), List.of("x"));
        assertThat(new String(replaced, StandardCharsets.UTF_8)).isEqualTo(after.translateEscapes());
        assertThat(SqlScript.of("b.sql", replaced).revision().parents()).containsExactly("x");
    }

    @Test
    void replace_bySeveralParents_separatesThemByCommas() {
        byte[] replaced = RevisesLine.replace(bytes("-- revision: c\n-- revises: a"), List.of("가", "b"));
        assertThat(new String(replaced, StandardCharsets.UTF_8)).isEqualTo("-- revision: c\n-- revises: 가, b");
    }

    @Test
    void replace_aFileThatIsNotUtf8_keepsItsBytes() {
        byte[] before = "-- revision: c\n-- revises: a\n\nSELECT 'ü\u0085';".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(RevisesLine.replace(before, List.of("b")))
                .isEqualTo("-- revision: c\n-- revises: b\n\nSELECT 'ü\u0085';".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String text) {
        return text.translateEscapes().getBytes(StandardCharsets.UTF_8);
    }
}
