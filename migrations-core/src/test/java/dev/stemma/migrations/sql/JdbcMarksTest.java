package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcMarksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "a ?? 'b'            # a ? 'b'",
                "a ??| b AND c ??& d # a ?| b AND c ?& d",
                "a ? ?               # a ? ?",
                "'??' || \"??\"      # '??' || \"??\"",
                "a /* ?? */ ?? b     # a /* ?? */ ? b",
                "????                # ??",
            })
    void twoMarksOfAnOperator_areOneForTheServer(String jdbc, String server) {
        assertThat(JdbcMarks.undoubled(jdbc)).isEqualTo(server);
    }
}
