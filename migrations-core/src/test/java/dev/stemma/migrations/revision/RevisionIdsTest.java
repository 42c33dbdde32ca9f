package dev.stemma.migrations.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"85615e005fa3", "a", "2024_10_18_1995", "r1.0", "änderung", "HEAD"})
    void checkId_ofAnIdThatTargetsCanName_returnsIt(String id) {
        assertThat(RevisionIds.checkId(id, "x.sql")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\tb",
                "a\u00a0b",
                "a\u0000b",
                "+a",
                "-a",
                "a@b",
                "a:b",
                "a,b",
                "a+b",
                "a-b",
                "head"
            })
    void checkId_ofAnythingElse_namesTheFile(String id) {
        assertThatThrownBy(() -> RevisionIds.checkId(id, "x.sql"))
                .isInstanceOfSatisfying(
                        InvalidIdException.class, e -> assertThat(e.name()).isEqualTo(id))
                .hasMessageContaining("x.sql");
    }

    @Test
    void checkId_ofMoreThan128Characters_isRefused() {
        assertThat(RevisionIds.checkId("a".repeat(128), "x.sql")).hasSize(128);
        assertThatThrownBy(() -> RevisionIds.checkId("a".repeat(129), "x.sql")).hasMessageContaining("129 characters");
    }

    @Test
    void checkLabel_withHyphensAndDots_isAllowed() {
        assertThat(RevisionIds.checkLabel("release-2.1", "x.sql")).isEqualTo("release-2.1");
        assertThatThrownBy(() -> RevisionIds.checkLabel("-x", "x.sql")).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void generate_givesTwelveHexDigitsThatDiffer() {
        assertThat(Stream.generate(RevisionIds::generate).limit(1000).collect(Collectors.toSet()))
                .hasSize(1000)
                .allMatch(id -> id.matches("[0-9a-f]{12}"));
    }
}
