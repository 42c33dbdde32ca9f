package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsFileTest {

    @TempDir
    private Path folder;

    @Test
    void write_heads_listsThemSortedBelowAComment() throws IOException {
        HeadsFile.in(folder).write(List.of("b2", "a1"));
        assertThat(folder.resolve("HEADS")).hasContent("""
                        # The heads of the revision graph. On a merge conflict here, run 'migrate rebase' or 'migrate merge'.
                        a1
                        b2
                        """);
    }

    @Test
    void state_followsTheGraph() throws IOException {
        HeadsFile file = HeadsFile.in(folder);
        assertThat(file.state(List.of("a"))).isEqualTo(HeadsFile.State.MISSING);
        file.write(List.of("b", "a"));
        assertThat(file.state(List.of("b", "a"))).isEqualTo(HeadsFile.State.CURRENT);
        assertThat(file.state(List.of("b"))).isEqualTo(HeadsFile.State.STALE);
        assertThat(file.listed()).containsExactly("a", "b");
    }

    @Test
    void state_withConflictMarkers_isConflicting() throws IOException {
        Files.writeString(folder.resolve("HEADS"), "# c\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n");
        assertThat(HeadsFile.in(folder).state(List.of("a", "b"))).isEqualTo(HeadsFile.State.CONFLICTING);
    }
}
