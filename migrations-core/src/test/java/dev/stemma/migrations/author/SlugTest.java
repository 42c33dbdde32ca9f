package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Make kernels.requested_slots mandatory, make_kernels_requested_slots_mandatory",
        "'  spaces  and -- signs! ', spaces_and_signs",
        "Crème brûlée, creme_brulee",
        "TITLE İN TURKISH, title_in_turkish",
        "'Größe 2', gro_e_2",
        "'../../etc/passwd', etc_passwd",
    })
    void of_aMessage_isAsciiInLowerCase(String message, String slug) {
        assertThat(Slug.of(message)).isEqualTo(slug);
    }

    @Test
    void of_aMessageWithoutLatinLetters_isEmpty() {
        assertThat(Slug.of("리비전 추가")).isEmpty();
    }

    @Test
    void of_aLongMessage_isCutBetweenWords() {
        assertThat(Slug.of("add the column that says which of the agents has the kernel"))
                .isEqualTo("add_the_column_that_says_which_of_the");
    }

    @Test
    void of_aLongWord_isCutAnyway() {
        assertThat(Slug.of("x".repeat(60))).hasSize(40);
    }
}
