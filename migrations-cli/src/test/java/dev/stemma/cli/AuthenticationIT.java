package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for passwords, unlike the one that the other tests share. */
class AuthenticationIT {

    /** Less than the pool would go on trying for, and much on a busy machine. */
    private static final Duration ATTEMPTS_END = Duration.ofSeconds(10);

    private static EmbeddedPostgres server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setPort(FreePort.find())
                .setPGStartupWait(Duration.ofMinutes(1))
                .setDataDirectoryCustomizer(AuthenticationIT::askForPasswords)
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE ann LOGIN SUPERUSER PASSWORD 'r1ght'");
            statement.execute("CREATE ROLE idle NOLOGIN");
        }
    }

    private static void askForPasswords(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), """
                    host all ann all scram-sha-256
                    host all postgres,idle all trust
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Test
    void rightPassword_fromFileOrEnvironment_letsIn() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "r1ght\nsecond line\n");
        assertThat(shell("ann")
                        .run("current", "--password-file", file.toString())
                        .out())
                .startsWith("base");
        assertThat(shell("ann")
                        .withEnvironment("MIGRATE_PASSWORD", "r1ght")
                        .run("current")
                        .out())
                .startsWith("base");
    }

    @Test
    void wrongPassword_isSaidAtOnceAndNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        long start = System.nanoTime();
        Outcome outcome = shell("ann").run("current", "--password-file", file.toString());
        assertThat(System.nanoTime() - start).isLessThan(ATTEMPTS_END.toNanos());
        BadInputIT.assertFails(
                outcome, 1, "does not let this role in: password authentication failed for user \"ann\".");
    }

    @Test
    void wrongPasswordInTheUrl_isNotRepeated() {
        Outcome outcome = Shell.plain()
                .run("-v", "current", "--scripts", "classpath:shop", "--url", url() + "?user=ann&password=s3cret");
        BadInputIT.assertFails(outcome, 1, "password authentication failed");
        Outcome json = Shell.plain()
                .run("--json", "current", "--scripts", "classpath:shop", "--url", url() + "?user=ann&password=s3cret");
        assertThat(json.out()).doesNotContain("s3cret").contains("CONNECTION");
    }

    @Test
    void noPassword_isAskedFor() {
        BadInputIT.assertFails(shell("ann").run("current"), 1, "asks for a password");
    }

    @Test
    void roleThatMayNotLogIn_isNamed() {
        BadInputIT.assertFails(shell("idle").run("current"), 1, "role \"idle\" is not permitted to log in");
    }

    @Test
    void roleThatTheServerHasNoRuleFor_isNamed() {
        BadInputIT.assertFails(shell("bob").run("current"), 1, "no pg_hba.conf entry for host");
    }

    private static Shell shell(String user) {
        return Shell.plain().with("--url", url(), "--user", user, "--scripts", "classpath:shop");
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }
}
