package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.ScriptsInJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** A jar with a chain of revision scripts, each of which adds a comment to one table. */
final class ScriptsJar {

    private ScriptsJar() {}

    /** Writes the scripts into {@code db/migrations} of a jar, with an index of them if so wanted. */
    static Path write(Path folder, int size, boolean indexed) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        Path scripts = Files.createDirectories(classes.resolve("db/migrations"));
        for (int number = 1; number <= size; number++) {
            Files.writeString(scripts.resolve(id(number) + "_comment.sql"), script(number));
        }
        return ScriptsInJar.of(classes, folder.resolve(size + (indexed ? "-indexed.jar" : ".jar")), indexed);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String script(int number) {
        return "-- Comment " + number + "\n--\n-- revision: " + id(number) + "\n-- revises: "
                + (number == 1 ? "" : id(number - 1))
                + "\n-- branch-labels:\n-- depends-on:\n-- created: 2026-11-22T12:00:00Z\n\n-- migrate:up\n"
                + "COMMENT ON SCHEMA public IS '" + number + "';\n"
                + "\n-- migrate:down\nCOMMENT ON SCHEMA public IS NULL;\n";
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%012x", number);
    }
}
