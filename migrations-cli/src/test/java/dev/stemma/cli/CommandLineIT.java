package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How arguments, environment and configuration file come together, and where output goes. */
@ExtendWith(Databases.class)
class CommandLineIT {

    private static final String NOWHERE = "jdbc:postgresql://localhost:1/nowhere";

    /** Notes which lock the run that runs it holds. */
    private static final String SPY = """
            -- Spy
            -- revision: spy1
            -- revises:

            -- migrate:up
            CREATE TABLE seen AS SELECT classid, objid FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid();
            """;

    @TempDir
    private Path folder;

    @Test
    void options_beforeAndAfterTheCommand_areTheSame(TestDatabase database) {
        Outcome before = Shell.plain().run("--url", database.url(), "--scripts", "classpath:shop", "--json", "status");
        Outcome after = Shell.plain().run("status", "--json", "--url", database.url(), "--scripts=classpath:shop");
        assertThat(after).isEqualTo(before);
        assertThat(after.exitCode()).isZero();
    }

    @Test
    void url_isTakenFromOptionThenEnvironmentThenFile(TestDatabase database) throws IOException {
        Path file =
                configuration("[database]\nurl = \"" + NOWHERE + "\"\n[scripts]\nlocations = [\"classpath:shop\"]\n");
        Shell fileOnly = Shell.plain().with("-c", file.toString());
        assertThat(fileOnly.run("current").err()).contains("No server answers on localhost:1");
        Shell environment = fileOnly.withEnvironment("MIGRATE_URL", database.url());
        assertThat(environment.run("current").out()).contains("base");
        assertThat(environment.run("current", "--url", NOWHERE).err()).contains("No server answers on localhost:1");
    }

    @Test
    void aMissingScriptsFolder_isReported_beforeAServerIsStarted() {
        Path data = folder.resolve("server");
        Outcome outcome = Shell.plain().run("upgrade", "head", "--url", "embedded:" + data, "--scripts", "nosuch");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("Scripts location nosuch: no such folder");
        assertThat(data).doesNotExist();
    }

    @Test
    void aScriptsFolderWithoutScripts_isWarnedOf(TestDatabase database) {
        Outcome outcome =
                Shell.plain().run("upgrade", "heads", "--url", database.url(), "--scripts", folder.toString());
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("Warning: there are no revision scripts (*.sql, *.java) in " + folder);
    }

    @Test
    void oneshot_asDryRun_showsTheStepsAndChangesNothing(TestDatabase database) {
        Shell shell = Shell.plain().with("--url", database.url(), "--scripts", "classpath:shop");
        Outcome outcome = shell.run("oneshot", "--dry-run");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Running upgrade  -> a1a1").contains("nothing was changed");
        assertThat(shell.run("current").out()).contains("base");
    }

    @Test
    void user_fromTheOption_winsOverTheUrl(TestDatabase database) {
        database.execute("CREATE ROLE " + database.name() + "_reader LOGIN");
        try {
            Shell shell = Shell.plain().with("--url", database.url(), "--scripts", "classpath:shop");
            assertThat(shell.run("upgrade", "head", "--user", database.name() + "_reader")
                            .err())
                    .contains("permission denied");
        } finally {
            database.execute("DROP ROLE " + database.name() + "_reader");
        }
    }

    @Test
    void scripts_inTheFile_areRelativeToItsFolder(TestDatabase database) throws IOException {
        Path file = configuration("[scripts]\nlocations = [\"changes\"]\n");
        Files.createDirectory(folder.resolve("changes"));
        Files.writeString(
                folder.resolve("changes").resolve("one.sql"),
                "-- One\n-- revision: one1\n-- revises:\n\n-- migrate:up\nSELECT 1;\n");
        Outcome outcome = Shell.plain().run("-c", file.toString(), "--url", database.url(), "upgrade", "head");
        assertThat(outcome.out()).startsWith("Now at one1");
    }

    @Test
    void bookkeeping_goesWhereTheFileSays(TestDatabase database) throws IOException {
        database.execute("CREATE SCHEMA ops");
        Path file = configuration("[bookkeeping]\nschema = \"${OPS:-ops}\"\ntable = \"revisions\"\n");
        Shell.plain()
                .run("-c", file.toString(), "--url", database.url(), "--scripts", "classpath:shop", "upgrade", "head");
        assertThat(database.value("SELECT count(*) FROM ops.revisions")).isEqualTo("5");
    }

    @Test
    void placeholder_takesTheEnvironmentsValue(TestDatabase database) throws IOException {
        Path file = configuration("[database]\nurl = \"${DATABASE_ADDRESS}\"\n");
        Outcome outcome = Shell.plain()
                .withEnvironment("DATABASE_ADDRESS", database.url())
                .run("-c", file.toString(), "--scripts", "classpath:shop", "current");
        assertThat(outcome.out()).contains("base");
    }

    @Test
    void timeouts_reachTheStatementsOfSteps(TestDatabase database) throws IOException {
        Path file = configuration("[timeouts]\nlock = \"2s\"\nstatement = \"90s\"\nlock-retries = 0\n");
        Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(
                folder.resolve("scripts/a.sql"),
                "-- m\n-- revision: a\n\n-- migrate:up\nCREATE TABLE seen AS SELECT current_setting('lock_timeout') l,"
                        + " current_setting('statement_timeout') s;\n");

        Outcome outcome = Shell.plain()
                .run(
                        "-c",
                        file.toString(),
                        "--url",
                        database.url(),
                        "--scripts",
                        folder.resolve("scripts").toString(),
                        "upgrade",
                        "head");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(database.value("SELECT l || ' ' || s FROM seen")).isEqualTo("2s 90s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock = \"soon\" | migrate.toml:2: 'soon' is not a duration; write a number and ms, s, m or h",
                "statement = \"600h\" | migrate.toml:2: more than the 24 days that PostgreSQL can count",
                "lock-retries = -1 | 'lock-retries' takes a number, without quotes, from 0 to 1000",
                "lock-retries = \"5\" | 'lock-retries' takes a number"
            })
    void timeoutsThatAreNone_areRefusedWithTheirPlace(String line, String message) throws IOException {
        Path file = configuration("[timeouts]\n" + line + "\n");

        Outcome outcome = Shell.plain()
                .run("-c", file.toString(), "--url", "jdbc:postgresql://x/y", "--scripts", "classpath:shop", "current");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(message);
    }

    @Test
    void fixtures_areAlsoLookedForWhereTheFileSays(TestDatabase database) throws IOException {
        Path file = configuration("[fixtures]\nlocations = [\"seeds\"]\n");
        Files.createDirectory(folder.resolve("seeds"));
        Files.writeString(
                folder.resolve("seeds").resolve("c.json"), "{ \"customers\": [ { \"id\": 7, \"name\": \"Eve\" } ] }");
        Shell shell = Shell.plain().with("-c", file.toString(), "--url", database.url(), "--scripts", "classpath:shop");
        shell.run("upgrade", "head");
        assertThat(shell.run("fixture", "populate", "c.json").exitCode()).isZero();
        assertThat(database.value("SELECT name FROM customers")).isEqualTo("Eve");
    }

    @Test
    void colours_areForTerminalsOnly(TestDatabase database) {
        Shell shell = Shell.plain().with("--scripts", "classpath:shop");
        assertThat(shell.run("heads").out()).doesNotContain("\u001B");
        assertThat(shell.onTerminal().run("heads").out()).contains("\u001B[33me5e5");
        assertThat(shell.onTerminal().run("heads", "--no-color").out()).doesNotContain("\u001B");
        assertThat(shell.onTerminal()
                        .withEnvironment("NO_COLOR", "1")
                        .run("heads")
                        .out())
                .doesNotContain("\u001B");
        assertThat(shell.onTerminal().run("heads", "--json").out()).doesNotContain("\u001B");
    }

    @Test
    void progress_goesToStandardError_resultsToStandardOutput(TestDatabase database) {
        Outcome outcome = Shell.plain().run("--url", database.url(), "--scripts", "classpath:shop", "upgrade", "b2b2");
        assertThat(outcome.err()).isEqualToNormalizingNewlines("""
                        Running upgrade  -> a1a1, Create customers
                        Running upgrade a1a1 -> b2b2, Create orders
                        """);
        assertThat(outcome.out()).matches("Now at b2b2 \\(2 steps, \\d+ ms\\)\\.\\R");
    }

    @Test
    void lockHeldByAnotherRun_exitsWithFour(TestDatabase database) throws Exception {
        Path file = configuration("[lock]\nwait = \"200ms\"\n");
        Path spy = Files.createDirectory(folder.resolve("spy"));
        Files.writeString(spy.resolve("spy.sql"), SPY);
        Shell shell = Shell.plain()
                .with("-c", file.toString(), "--url", database.url(), "--scripts", "classpath:shop," + spy);
        shell.run("upgrade", "spy1");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock((classid::bigint << 32) | objid::bigint) FROM seen");
            Outcome outcome = shell.run("upgrade", "e5e5", "--json");
            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
            assertThat(outcome.json().at("/error/code").asText()).isEqualTo("LOCK_TIMEOUT");
            assertThat(outcome.err()).contains("Waiting for another run to end", "Another run holds the lock");
        }
    }

    @Test
    void defectOfOurs_isSaidWithoutAStackTrace_andNothingStaysHalfDone(TestDatabase database) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter failing = new PrintWriter(err) {
            @Override
            public void println(String line) {
                if (line.startsWith("Running upgrade a1a1")) {
                    throw new IllegalStateException("a listener's own trouble");
                }
                super.println(line);
            }
        };
        int exitCode = Main.run(
                Map.of(),
                false,
                new PrintWriter(out, true),
                failing,
                "--url",
                database.url(),
                "--scripts",
                "classpath:shop",
                "--json",
                "upgrade",
                "head");
        Outcome outcome = new Outcome(exitCode, out.toString(), err.toString());
        assertThat(exitCode).isEqualTo(1);
        assertThat(outcome.err()).contains("This is a defect of migrate").doesNotContain("\tat ");
        assertThat(outcome.json().at("/error/code").asText()).isEqualTo("DEFECT");
        assertThat(database.column("SELECT revision FROM schema_revision")).containsExactly("a1a1");
    }

    private Path configuration(String text) throws IOException {
        return Files.writeString(folder.resolve("migrate.toml"), text);
    }
}
