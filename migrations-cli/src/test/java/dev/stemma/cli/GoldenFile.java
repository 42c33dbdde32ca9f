package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds what a command is expected to write. {@code -Dgolden.rewrite=true} writes it anew, which is then
 * looked at before it is committed.
 */
final class GoldenFile {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private GoldenFile() {}

    static void assertSame(String name, String actual) {
        Path file = FOLDER.resolve(name);
        String masked = actual.replaceAll("\\b\\d+ ms\\b", "N ms")
                .replaceAll("(\"duration_ms\" : )\\d+", "$10")
                .replace(System.lineSeparator(), "\n");
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, masked);
            }
            assertThat(masked).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Run once with -Dgolden.rewrite=true where the file is new", e);
        }
    }
}
