package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: the working folder, and what libraries write behind our back. */
class ProcessIT {

    @TempDir
    private Path folder;

    @TempDir
    private Path output;

    @Test
    void configurationOfTheWorkingFolder_isReadWithoutBeingNamed() throws Exception {
        Files.writeString(folder.resolve("migrate.toml"), "[scripts]\nlocations = [\"classpath:shop\"]\n");
        Outcome outcome = CliProcess.start(folder, output, "heads").await();
        assertThat(outcome.out()).startsWith("e5e5");
    }

    @Test
    void noServer_isTheOnlyThingSaid() throws Exception {
        Outcome outcome = CliProcess.start(
                        folder,
                        output,
                        "--url",
                        "jdbc:postgresql://localhost:1/d",
                        "--scripts",
                        "classpath:shop",
                        "current")
                .await();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines())
                .containsExactly(
                        "Error: No server answers on localhost:1. Check host and port in the URL, and that PostgreSQL runs.",
                        "Nothing was changed.");
    }

    @Test
    void driverThatWarnsOfAUrl_isNotHeard() throws Exception {
        Outcome outcome = CliProcess.start(
                        folder, output, "--url", "jdbc:postgresql://h:70000/d?password=s3cret", "current")
                .await();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Error: ").doesNotContain("WARNING", "s3cret");
    }
}
