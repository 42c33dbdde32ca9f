package dev.stemma.migrations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.StemmaException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlinedSqlTest {

    @Test
    void values_standWhereTheParametersAre() {
        assertThat(InlinedSql.of(
                        "INSERT INTO \"a?\" VALUES (?, '?', ?, ?)",
                        Arrays.asList("it's \\ ?", null, new SqlExpression("session_user"))))
                .isEqualTo("INSERT INTO \"a?\" VALUES ('it''s \\ ?', '?', NULL, session_user)");
    }

    @Test
    void array_ofNothing_isTyped() {
        assertThat(InlinedSql.array(List.of())).isEqualTo("ARRAY[]::pg_catalog.text[]");
        assertThat(InlinedSql.array(List.of("a", "b'"))).isEqualTo("ARRAY['a', 'b''']::pg_catalog.text[]");
    }

    @Test
    void block_isQuotedByWhatItDoesNotHold() {
        assertThat(InlinedSql.block("a")).isEqualTo("DO $stemma$\na\n$stemma$");
        assertThat(InlinedSql.block("a $stemma$ $stemma1$")).startsWith("DO $stemma2$\n");
    }

    @Test
    void nul_isRefused() {
        assertThatThrownBy(() -> InlinedSql.literal("a\0b")).isInstanceOf(StemmaException.class);
    }
}
