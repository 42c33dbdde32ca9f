package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** However a password is given, and whatever goes wrong, it stands in no output, no log row and no list of processes. */
class SecretsIT {

    private static final String RIGHT = "r1ght-s3cret";
    private static final String WRONG = "wr0ng-s3cret";
    private static final List<String> DRIVER_FILES =
            List.of("org.postgresql.pgpassfile", "org.postgresql.pgservicefile");

    private static EmbeddedPostgres server;

    @TempDir
    private Path folder;

    /** The ways in which a password reaches the command line. */
    private enum Way {
        URL_OPTION,
        URL_VARIABLE,
        URL_IN_FILE,
        PASSWORD_VARIABLE,
        PASSWORD_FILE,
        PASSWORD_IN_FILE,
        PLACEHOLDER,
        PGPASS,
        SERVICE
    }

    @BeforeAll
    static void startServer() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectoryCustomizer(SecretsIT::askForPasswords)
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE ann LOGIN SUPERUSER PASSWORD '" + RIGHT + "'");
        }
    }

    private static void askForPasswords(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), """
                    host all ann all scram-sha-256
                    host all postgres all trust
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @AfterEach
    void forgetDriverFiles() {
        DRIVER_FILES.forEach(System::clearProperty);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPassword_isInNoOutput(Way way) throws IOException {
        Shell shell = shell(way, WRONG);
        for (String command : List.of("-v status", "--json status", "--json -v upgrade head", "current")) {
            assertKeepsSecret(shell.run(command.split(" ")), 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRightPassword_isInNoOutputAndNoLogRow_alsoWhenAStatementFails(Way way) throws IOException, SQLException {
        Shell shell = shell(way, RIGHT);
        assertKeepsSecret(shell.run("-v", "upgrade", "head"), 1);
        assertKeepsSecret(shell.run("--json", "-v", "upgrade", "head"), 1);
        assertKeepsSecret(shell.run("--json", "status"), 0);
        assertKeepsSecret(shell.run("-v", "status"), 0);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("SELECT pg_catalog.count(*), pg_catalog.string_agg(l::text, ' ')"
                            + " FROM schema_revision_log l")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(rows.getString(2)).contains("nosuch").doesNotContain("s3cret");
            }
            statement.execute("DROP TABLE schema_revision, schema_revision_log");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PGPASS", "SERVICE"})
    void aDefectOfOurs_isReportedWithoutThePassword(Way way) throws IOException {
        Shell shell = shell(way, RIGHT).with("-v");
        StringWriter err = new StringWriter();
        int exitCode = Main.run(
                shell.environment(),
                false,
                new PrintWriter(new BrokenWriter(), true),
                new PrintWriter(err, true),
                shell.with("heads").options().toArray(String[]::new));
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("This is a defect of migrate", "\tat ", "jdbc:")
                .doesNotContain("s3cret");
    }

    /** Fails like somebody else's code that puts all that it knows into its message. */
    private static final class BrokenWriter extends Writer {
        @Override
        public void write(char[] text, int offset, int length) {
            throw new IllegalStateException("jdbc:postgresql://h/d?user=ann&password=" + RIGHT);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void aPasswordInTheUrlOption_isWarnedOf() throws IOException {
        assertThat(shell(Way.URL_OPTION, RIGHT).run("current").err())
                .contains("Warning: everybody on this machine can read the password in --url");
        assertThat(shell(Way.URL_VARIABLE, RIGHT).run("current").err()).doesNotContain("Warning");
    }

    @ParameterizedTest
    @CsvSource({
        "'[database]\npassword = \"a\"s3cret\"\n'",
        "'[database]\npassword = s3cret\n'",
        "'[database]\nurl = \"jdbc:postgresql://h/d\"s3cret\n'"
    })
    void aPasswordThatBreaksTheConfigurationFile_isNotShown(String toml) throws IOException {
        Path file = Files.writeString(folder.resolve("migrate.toml"), toml.replace("\\n", "\n"));
        Outcome outcome = Shell.plain().run("-c", file.toString(), "heads");
        assertThat(outcome.err()).contains("not valid TOML");
        assertKeepsSecret(outcome, 1);
    }

    @Test
    void aProcess_hasThePasswordInNoArgument_andTheDriverLogsNoAddress() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("password"), RIGHT + "\n");
        CliProcess running = CliProcess.start(
                folder,
                folder,
                "--url",
                url(),
                "--user",
                "ann",
                "--password-file",
                file.toString(),
                "--scripts",
                slowScripts().toString(),
                "upgrade",
                "head");
        running.awaitError(err -> err.contains("Running upgrade"));
        assertThat(running.commandLines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
        running.terminate();
        running.await();

        Outcome wrong = CliProcess.start(
                        folder, folder, "-v", "current", "--url", "jdbc:postgresql://h:70000/d?password=" + WRONG)
                .await();
        assertKeepsSecret(wrong, 2);
    }

    private Path slowScripts() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("slow"));
        Files.writeString(scripts.resolve("a.sql"), "-- A\n-- revision: a1a1\n\n-- migrate:up\nSELECT pg_sleep(20);\n");
        return scripts;
    }

    private static void assertKeepsSecret(Outcome outcome, int exitCode) {
        assertThat(outcome.out() + outcome.err()).isNotBlank().doesNotContain("s3cret");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
    }

    private Shell shell(Way way, String password) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(scripts.resolve("a.sql"), "-- A\n-- revision: a1a1\n\n-- migrate:up\nSELECT nosuch;\n");
        String full = url() + "?user=ann&password=" + password;
        Shell shell = Shell.plain().with("--scripts", scripts.toString());
        Shell ann = shell.with("--url", url(), "--user", "ann");
        return switch (way) {
            case URL_OPTION -> shell.with("--url", full);
            case URL_VARIABLE -> shell.withEnvironment("MIGRATE_URL", full);
            case URL_IN_FILE -> shell.with("-c", toml("url = '" + full + "'"));
            case PASSWORD_VARIABLE -> ann.withEnvironment("MIGRATE_PASSWORD", password);
            case PASSWORD_FILE ->
                ann.with(
                        "--password-file",
                        Files.writeString(folder.resolve("password"), password).toString());
            case PASSWORD_IN_FILE -> ann.with("-c", toml("password = '" + password + "'"));
            case PLACEHOLDER -> ann.with("-c", toml("password = '${PW}'")).withEnvironment("PW", password);
            case PGPASS -> {
                driverFile("org.postgresql.pgpassfile", "*:*:*:ann:" + password);
                yield ann;
            }
            case SERVICE -> {
                driverFile(
                        "org.postgresql.pgservicefile",
                        "[shop]\nhost=localhost\nport=" + server.getPort() + "\ndbname=postgres\nuser=ann\npassword="
                                + password);
                yield shell.with("--url", "jdbc:postgresql://?service=shop");
            }
        };
    }

    private void driverFile(String property, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(property), content + "\n");
        assertThat(file.toFile().setReadable(false, false)).isTrue();
        assertThat(file.toFile().setReadable(true, true)).isTrue();
        System.setProperty(property, file.toString());
    }

    private String toml(String line) throws IOException {
        return Files.writeString(folder.resolve("migrate.toml"), "[database]\n" + line + "\n")
                .toString();
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }
}
