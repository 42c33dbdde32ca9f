package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM while a step runs, in a process of its own. */
@ExtendWith(Databases.class)
class InterruptionIT {

    private static final String OURS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'migrate' AND datname = current_database()";

    @TempDir
    private Path folder;

    @BeforeEach
    void twoRevisions() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "-- m\n-- revision: a\n\n-- migrate:up\nCREATE TABLE a ();\n");
        Files.writeString(
                folder.resolve("b.sql"),
                "-- m\n-- revision: b\n-- revises: a\n\n-- migrate:up\nCREATE TABLE half ();\nSELECT pg_sleep(60);\n");
    }

    private CliProcess startAndAwaitTheStep(TestDatabase database) throws IOException, InterruptedException {
        CliProcess process = CliProcess.start(
                folder, folder, "--url", database.url(), "--scripts", folder.toString(), "upgrade", "head");
        process.awaitError(text -> text.contains("Running upgrade a -> b"));
        for (int i = 0;
                i < 500 && database.value(OURS + " AND query LIKE '%pg_sleep%'").equals("0");
                i++) {
            Thread.sleep(20);
        }
        return process;
    }

    @ParameterizedTest
    @CsvSource({"true, 130", "false, 143"})
    void aSignal_cancelsTheStatement_undoesTheStep_freesTheLock_andSaysSo(
            boolean interrupt, int exitCode, TestDatabase database) throws Exception {
        CliProcess process = startAndAwaitTheStep(database);

        if (interrupt) {
            process.interrupt();
        } else {
            process.terminate();
        }
        Outcome outcome = process.await();

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err())
                .contains("Error: The run was cancelled at revision b")
                .contains(
                        "State: this revision was rolled back; the step of this run before it stays; the database is at a")
                .doesNotContain("Exception", "Warning");
        assertThat(database.value(OURS)).isEqualTo("0");
        assertThat(database.column("SELECT revision FROM schema_revision")).containsExactly("a");
        assertThat(database.column("SELECT 1 FROM pg_class WHERE relname = 'half'"))
                .isEmpty();
        assertThat(database.column("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())"))
                .isEmpty();
    }

    private static Outcome signalWhileItSleeps(CliProcess process, boolean interrupt, TestDatabase database)
            throws IOException, InterruptedException {
        for (int i = 0;
                i < 1000 && database.value(OURS + " AND wait_event = 'PgSleep'").equals("0");
                i++) {
            Thread.sleep(20);
        }
        if (interrupt) {
            process.interrupt();
        } else {
            process.terminate();
        }
        return process.await();
    }

    @ParameterizedTest
    @CsvSource({"true, 130, there.json", "false, 143, new.json", "false, 143, ./"})
    void aSignal_cancelsADump_andFilesStayAsTheyWere(
            boolean interrupt, int exitCode, String output, TestDatabase database) throws Exception {
        database.execute("CREATE TABLE quick (id int PRIMARY KEY); INSERT INTO quick VALUES (1);"
                + "CREATE TABLE slow (id int PRIMARY KEY); INSERT INTO slow VALUES (1)");
        Path dumps = Files.createDirectory(folder.resolve("dumps"));
        Files.writeString(dumps.resolve("there.json"), "old");
        CliProcess process = CliProcess.start(
                dumps,
                folder,
                "--url",
                database.url(),
                "fixture",
                "dump",
                "--where",
                "slow=pg_sleep(60) IS NOT NULL",
                "--format=json",
                "--force",
                "-o",
                output);
        Outcome outcome = signalWhileItSleeps(process, interrupt, database);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err())
                .contains(
                        "Error: The dump was cancelled.\nState: no file was written; one that was there is as it was.")
                .doesNotContain("Exception", "Warning");
        assertThat(database.value(OURS)).isEqualTo("0");
        assertThat(dumps.resolve("there.json")).hasContent("old");
        try (Stream<Path> files = Files.list(dumps)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 130", "false, 143"})
    void aSignal_cancelsTheLoadingOfFixtures_ofWhichNothingStays(boolean interrupt, int exitCode, TestDatabase database)
            throws Exception {
        database.execute(
                "CREATE TABLE quick (id int PRIMARY KEY); CREATE TABLE slow (id int PRIMARY KEY REFERENCES quick);"
                        + " CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END';"
                        + " CREATE TRIGGER wait BEFORE INSERT ON slow FOR EACH ROW EXECUTE FUNCTION wait()");
        Path fixture =
                Files.writeString(folder.resolve("f.json"), "{\"quick\": [{\"id\": 1}], \"slow\": [{\"id\": 1}]}");
        CliProcess process =
                CliProcess.start(folder, folder, "--url", database.url(), "fixture", "populate", fixture.toString());
        Outcome outcome = signalWhileItSleeps(process, interrupt, database);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err())
                .contains(
                        "Error: The loading was cancelled.\nState: nothing was loaded; its transaction was rolled back.")
                .doesNotContain("Exception", "Warning");
        assertThat(database.value(OURS)).isEqualTo("0");
        assertThat(database.value("SELECT (SELECT count(*) FROM quick) + (SELECT count(*) FROM slow)"))
                .isEqualTo("0");
    }
}
