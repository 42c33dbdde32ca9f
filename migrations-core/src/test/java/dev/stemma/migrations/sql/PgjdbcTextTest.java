package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgjdbcTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT E'\\\\', E'\\n;'",
                "SELECT a ? b /* ?? */, '??', \"??\", $$??$$",
                "SELECT '/*/', '\\'",
                "SELECT 'a' -- /*/\n'b'",
                "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END",
            })
    void jdbcText_ofWhatTheDriverReadsRight_isTheText(String sql) {
        assertThat(jdbcText(sql)).isEqualTo(sql);
    }

    @Test
    void jdbcText_ofSlashStarSlash_hasAnEmptyCommentOfTheSameLength() {
        assertThat(jdbcText("SELECT /*/;\uD83D\uDE00*/ 1 + /*/* ; */ ; */2"))
                .isEqualTo("SELECT /*    */1 + /*          */2");
    }

    @Test
    void jdbcText_ofAnEscapedQuote_hasADoubledOne() {
        assertThat(jdbcText("SELECT E'a'\n'\\\\\\';\\n'")).isEqualTo("SELECT E'a'\n'\\\\'';\\n'");
    }

    @Test
    void jdbcText_ofSeveralQuestionMarks_hasEachTwice() {
        assertThat(jdbcText("SELECT a ?? b, c ??| d, e ? f")).isEqualTo("SELECT a ???? b, c ????| d, e ? f");
    }

    private static String jdbcText(String sql) {
        return new SqlCommand(sql, 1, 1).jdbcText();
    }
}
