package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {

    @TempDir
    private Path folder;

    private Path existing;

    @BeforeEach
    void writeAFile() throws IOException {
        existing = Files.writeString(folder.resolve("existing.sql"), "before");
    }

    @Test
    void apply_changes_writesThemAndLeavesNothingElse() {
        new FileChanges()
                .replace(existing, bytes("after"))
                .create(folder.resolve("new/one.sql"), bytes("new"))
                .apply();
        assertThat(existing).hasContent("after");
        assertThat(folder.resolve("new/one.sql")).hasContent("new");
        assertThat(folder).isDirectoryNotContaining("glob:**/.*").isDirectoryRecursivelyContaining("glob:**/one.sql");
    }

    @Test
    void apply_whereAFileIsThereAlready_changesNothing() {
        Path other = folder.resolve("other.sql");
        FileChanges changes = new FileChanges()
                .create(other, bytes("new"))
                .replace(folder.resolve("HEADS"), bytes("heads"))
                .create(existing, bytes("after"));
        assertThatThrownBy(changes::apply)
                .isInstanceOf(CannotWriteException.class)
                .hasMessage(existing + ": is there already. The project is as it was before.");
        assertThat(existing).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("existing.sql");
    }

    @Test
    void apply_whereALaterFileCannotBeWritten_restoresTheEarlierOnes() throws IOException {
        // a folder cannot be moved over while it has something in it
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve("inside"));
        FileChanges changes =
                new FileChanges().replace(existing, bytes("after")).create(blocked, bytes("never"));
        assertThatThrownBy(changes::apply).isInstanceOf(CannotWriteException.class);
        assertThat(existing).hasContent("before");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("existing.sql", "blocked");
    }

    @Test
    void apply_aReplacement_keepsThePermissions() throws IOException {
        Files.setPosixFilePermissions(existing, PosixFilePermissions.fromString("rw-r-----"));
        new FileChanges().replace(existing, bytes("after")).apply();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(existing)))
                .isEqualTo("rw-r-----");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
