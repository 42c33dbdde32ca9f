package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --url embedded:}, each command in a process of its own as at a prompt. */
class EmbeddedIT {

    private static final String SLOW = """
            -- Sleep
            -- revision: slow
            -- revises:

            -- migrate:up
            SELECT pg_sleep(60);
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path output;

    @Test
    void data_isKeptBetweenCommands_inTheDefaultFolder() throws Exception {
        Outcome upgrade = run("--url", "embedded:", "--scripts", "classpath:shop", "upgrade", "d4d4");
        assertThat(upgrade.exitCode()).as(upgrade.err()).isZero();
        assertThat(upgrade.err())
                .startsWith("Starting an embedded PostgreSQL in .migrate/postgres\nRunning upgrade  -> a1a1")
                .doesNotContain("INFO", "WARN", "SLF4J");
        Outcome current = run("--url", "embedded:", "--scripts", "classpath:shop", "current", "-q");
        assertThat(current.out()).startsWith("d4d4");
        assertThat(current.err()).isEmpty();
        assertThat(folder.resolve(".migrate/postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void secondCommandAtTheSameTime_isTurnedAway_andASignalStopsTheServer() throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(scripts.resolve("slow.sql"), SLOW);
        CliProcess first = CliProcess.start(folder, output, "--url", "embedded:my data", "upgrade", "head");
        first.awaitError(text -> text.contains("Running upgrade  -> slow"));
        long server = Long.parseLong(Files.readAllLines(folder.resolve("my data/data/postmaster.pid"))
                .get(0));

        Outcome second = run("--url", "embedded:my data", "current");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("Error: Another command uses the embedded PostgreSQL in my data.");

        first.terminate();
        assertThat(first.await().exitCode()).isEqualTo(143);
        assertThat(ProcessHandle.of(server).flatMap(process -> process.info().command()))
                .as("a process that is more than a zombie")
                .isEmpty();
        assertThat(folder.resolve("my data/data/postmaster.pid")).doesNotExist();
        assertThat(run("--url", "embedded:my data", "current").out()).startsWith("base");
    }

    @Test
    void dataOfAnotherVersion_isNotTouched() throws Exception {
        Path data = Files.createDirectories(folder.resolve("old").resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "9\n");
        Outcome outcome = run("--url", "embedded:old", "--scripts", "classpath:shop", "current");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("Error: The data in old was made by PostgreSQL 9, and this is PostgreSQL ")
                .doesNotContain("\tat ");
    }

    @Test
    void folderThatIsAFile_isNamed() throws Exception {
        Files.writeString(folder.resolve("taken"), "");
        Outcome outcome = run("--url", "embedded:taken", "--scripts", "classpath:shop", "current");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("The folder taken cannot be used").doesNotContain("\tat ");
    }

    @Test
    void demo_showsItAll_andLeavesNothingBehind() throws Exception {
        Outcome outcome = CliProcess.start(folder, output, "demo").await();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("Now at aa27f1d5cd35 (41 steps", "total", "aa27f1d5cd35 (head) (current)");
        assertThat(outcome.err()).contains("$ migrate downgrade -1", "Running downgrade aa27f1d5cd35");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void demo_asJson_isOneDocument() throws Exception {
        Outcome outcome = CliProcess.start(folder, output, "demo", "--json").await();
        assertThat(outcome.json().at("/results")).hasSize(5);
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        return CliProcess.start(folder, output, arguments).await();
    }
}
