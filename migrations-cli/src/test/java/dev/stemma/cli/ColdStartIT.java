package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a command loads that finds nothing to do, from the installed program with its launcher. */
@ExtendWith(Databases.class)
class ColdStartIT {

    private static final Path BUILT = Path.of("target", "migrate");
    private static final String SCRIPT = "-- First\n-- revision: a1\n-- revises:\n\n-- migrate:up\nSELECT 1;\n";

    @TempDir
    private Path folder;

    private final ProcessBuilder builder = new ProcessBuilder();

    private Path home() {
        return folder.resolve("program");
    }

    /** A copy, since the archive is kept beside the jar. */
    private void install(TestDatabase database) throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash");
        Path home = Files.createDirectory(home());
        Files.createSymbolicLink(home.resolve("lib"), BUILT.resolve("lib").toAbsolutePath());
        try (Stream<Path> files = Files.list(BUILT)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jar") || file.endsWith("migrate"))
                    .toList()) {
                Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(Files.createDirectory(folder.resolve("migrations")).resolve("first.sql"), SCRIPT);
        builder.directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MIGRATE_URL", database.url());
    }

    /** Runs a command; gives what it writes to either stream. */
    private List<String> run(String... arguments) throws IOException, InterruptedException {
        builder.command(Stream.concat(Stream.of(home().resolve("migrate").toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    /** The classes that the same command loads, each with where it came from. */
    private List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        builder.environment().put("MIGRATE_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        run(arguments);
        builder.environment().remove("MIGRATE_JAVA_OPTS");
        return Files.readAllLines(log);
    }

    @Test
    void whatFindsNothingToDo_takesItsClassesFromTheArchive(TestDatabase database)
            throws IOException, InterruptedException {
        install(database);
        assertThat(run("upgrade", "head")).hasSize(3).first().asString().startsWith("Preparing migrate");
        for (String command : List.of("upgrade head", "current")) {
            List<String> classes = loadedBy(command.split(" ", -1));
            assertThat(classes)
                    .anyMatch(line -> line.contains(" dev.stemma.cli.Main source: shared objects file"))
                    .anyMatch(line -> line.contains(" org.postgresql.Driver source: shared objects file"))
                    .noneMatch(line -> line.matches(".* (org\\.jooq|com\\.fasterxml|picocli|org\\.tomlj)\\..*"));
            // what only rows of the bookkeeping lead to, which the practice has none of
            assertThat(classes)
                    .filteredOn(line -> line.contains(" source: file:"))
                    .hasSizeLessThan(40);
        }
    }

    @Test
    void whatIsDoneToMakeTheArchive_isNotDoneToTheDatabaseOfTheEnvironment(TestDatabase database)
            throws IOException, InterruptedException {
        install(database);
        assertThat(run("current", "--scripts", "migrations")).last().isEqualTo("base: no revision is applied");
        assertThat(run("history", "-v").toString()).doesNotContain("Practise");
        assertThat(run("upgrade", "head", "--dry-run").toString())
                .contains("a1")
                .doesNotContain("Practise");
    }

    @Test
    void anArchiveThatIsSpoilt_isPassedOver(TestDatabase database) throws IOException, InterruptedException {
        install(database);
        run("upgrade", "head");
        List<String> before = run("current");
        Path archive = home().resolve("migrate.jsa");
        byte[] foreign = Files.readAllBytes(archive);
        // the name of the JVM that made it is in its header
        foreign[new String(foreign, StandardCharsets.ISO_8859_1).indexOf("Server VM")]++;
        Files.delete(archive);
        for (byte[] spoilt : List.of(new byte[0], new byte[9000], foreign)) {
            Files.write(archive, spoilt);
            assertThat(run("current")).isEqualTo(before);
        }
    }
}
