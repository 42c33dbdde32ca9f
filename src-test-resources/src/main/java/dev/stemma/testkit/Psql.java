package dev.stemma.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL's own client, where the machine has one. Tests that want it skip elsewhere, with {@link #MISSING} as reason.
 *
 * @param program the executable
 */
public record Psql(Path program) {

    /** Why a test is skipped. */
    public static final String MISSING = "psql is neither on the PATH nor in /usr/lib/postgresql/*/bin";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_SECONDS = 120;

    /**
     * What psql left behind.
     *
     * @param exitCode 0 done, 3 an error in a script
     * @param output what it wrote, standard error included
     */
    public record Outcome(int exitCode, String output) {}

    /** The psql of the {@code PATH}, else the newest of a Debian installation. */
    public static Optional<Psql> find() {
        List<Path> candidates = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            candidates.add(Path.of(folder, "psql"));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin/psql"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(candidates::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return candidates.stream().filter(Files::isExecutable).findFirst().map(Psql::new);
    }

    /**
     * Gives psql a script on its standard input.
     *
     * @param database where to run it
     * @param script the script
     * @param options options before the address, for example {@code -v} and {@code n=1}
     */
    public Outcome run(TestDatabase database, String script, String... options) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-psqlrc"));
        command.addAll(List.of(options));
        command.add(database.url().substring("jdbc:".length()));
        try {
            Path input = Files.createTempFile("stemma", ".sql");
            Path output = Files.createTempFile("stemma", ".out");
            try {
                Files.writeString(input, script);
                return run(command, input, output);
            } finally {
                Files.delete(input);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome run(List<String> command, Path input, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // a locale that says nothing of the encoding, and a zone that is not the test's
        builder.environment().putAll(Map.of("LC_ALL", "C", "PGTZ", "Pacific/Chatham"));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("psql does not come to an end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
