package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatementTest {

    @Test
    void split_everyStatement_knowsLineAndColumn() {
        assertThat(SqlSplitter.split("\uFEFF-- a\n\n  /* b\n */ c; d;\r\ne;\rf;\n\t\uD83D\uDE00; g", 10))
                .containsExactly(
                        new SqlCommand("c", 13, 5),
                        new SqlCommand("d", 13, 8),
                        new SqlCommand("e", 14, 1),
                        new SqlCommand("f", 15, 1),
                        new SqlCommand("\uD83D\uDE00", 16, 2),
                        new SqlCommand("g", 16, 5));
    }

    @Test
    void split_aByteOrderMark_isNoColumn() {
        assertThat(SqlSplitter.split("\uFEFFa; b", 1))
                .containsExactly(new SqlCommand("a", 1, 1), new SqlCommand("b", 1, 4));
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 3", "3, 5, 5", "4, 6, 1", "5, 6, 2", "6, 7, 1", "7, 7, 2", "9, 8, 1", "10, 8, 2", "99, 8, 2"})
    void position_ofTheServer_isFoundInTheFile(int serverPosition, int line, int column) {
        // two characters and LF, one beyond the basic plane and LF, one and CRLF, one
        SqlStatement statement = new SqlCommand("ab\n\uD83D\uDE00\nc\r\nd", 5, 3);

        assertThat(statement.position(serverPosition)).isEqualTo(new SourcePosition(line, column));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void position_thatIsNone_isTheStartOfTheStatement(int serverPosition) {
        assertThat(new SqlCommand("SELECT 1", 5, 3).position(serverPosition)).isEqualTo(new SourcePosition(5, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET search_path = x                    | true
            set Role x                             | true
            SET SESSION search_path = x            | true
            SELECT set_config('a.b', 'c', false)   | true
            DO 'BEGIN END'                         | true
            RESET ALL                              | true
            DISCARD TEMP                           | true
            SET LOCAL search_path = x              | false
            SET CONSTRAINTS ALL DEFERRED           | false
            UPDATE t SET a = 1                     | false
            CREATE TABLE settings ()               | false
            """)
    void statementsThatMayChangeTheSession_areToldApart(String sql, boolean expected) {
        assertThat(SqlSplitter.split(sql, 1).get(0).mayChangeTheSession()).isEqualTo(expected);
    }
}
