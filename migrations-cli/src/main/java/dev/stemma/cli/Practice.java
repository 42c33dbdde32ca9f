package dev.stemma.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the launcher lets a JVM do once, for it to note which classes a command takes: the commands that pipelines run all
 * the time, without a word, on scripts and a server of no consequence.
 */
final class Practice {

    private static final String SCRIPT = """
            -- Practise
            --
            -- revision: %s
            -- revises: %s

            -- migrate:up
            SELECT 1;

            -- migrate:down
            SELECT 1;
            """;
    private static final String CONFIGURATION = """
            [database]
            url = "%s"
            user = "migrate"
            password = "${MIGRATE_PRACTICE:-%s}"

            [scripts]
            locations = ["migrations"]
            """;

    /** What the driver needs for rows, which the practice server has none of. */
    private static final List<String> CLASSES_OF_ROWS = List.of(
            "org.postgresql.core.Tuple",
            "org.postgresql.jdbc.FieldMetadata",
            "org.postgresql.jdbc.TimestampUtils$ParsedTimestamp");

    private static final List<List<String>> COMMANDS = List.of(
            List.of("current"),
            List.of("current", "--json"),
            List.of("upgrade", "base"),
            List.of("upgrade", "head"),
            List.of("upgrade", "base:head", "--sql"),
            List.of("show", "head"));

    private Practice() {}

    /** Practises, and leaves nothing behind. */
    public static void main(String... ignored) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        Path folder = Files.createTempDirectory("migrate-practice-");
        try (PracticeServer server = PracticeServer.start()) {
            Path configuration = write(folder, server);
            for (List<String> command : COMMANDS) {
                practise(server, configuration, command);
            }
        } finally {
            delete(folder);
        }
        CLASSES_OF_ROWS.forEach(Practice::load);
        System.exit(0);
    }

    /** Neither the environment nor the working folder may name a database that is somebody's. */
    private static void practise(PracticeServer server, Path configuration, List<String> command) {
        List<String> here = List.of("-c", configuration.toString(), "--url", server.url());
        Main.start(Map.of(), Stream.concat(here.stream(), command.stream()).toArray(String[]::new));
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            // another version of the driver does without
            return;
        }
    }

    private static Path write(Path folder, PracticeServer server) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(scripts.resolve("first.sql"), SCRIPT.formatted("a1a1a1a1a1a1", ""));
        Files.writeString(scripts.resolve("second.sql"), SCRIPT.formatted("b2b2b2b2b2b2", "a1a1a1a1a1a1"));
        return Files.writeString(
                folder.resolve("migrate.toml"), CONFIGURATION.formatted(server.url(), PracticeServer.PASSWORD));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
