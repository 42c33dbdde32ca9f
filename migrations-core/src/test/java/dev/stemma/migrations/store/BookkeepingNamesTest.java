package dev.stemma.migrations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.StemmaException;
import org.junit.jupiter.api.Test;

class BookkeepingNamesTest {

    @Test
    void aNameThatTheServerWouldCut_isRefused_byItsBytesAndNotItsCharacters() {
        String thirty = "ä".repeat(30);

        assertThatThrownBy(() -> new BookkeepingNames(thirty, "t"))
                .isInstanceOf(StemmaException.class)
                .hasMessageContaining(thirty)
                .hasMessageContaining("1 to 58 bytes");
        assertThat(new BookkeepingNames("ä".repeat(29), "t".repeat(58)).lockTable())
                .hasSize(63);
    }
}
