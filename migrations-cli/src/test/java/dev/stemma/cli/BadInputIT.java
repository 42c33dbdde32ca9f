package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a user can get wrong has its own message and exit code, and none of it a stack trace. */
@ExtendWith(Databases.class)
class BadInputIT {

    private static final String SHOP = "classpath:shop";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "upgrad head             | There is no command 'upgrad' (did you mean 'upgrade'?)",
                "nonsense                | There is no command 'nonsense'",
                "fixture populat x.json  | There is no command 'populat' (did you mean 'populate'?)",
                "fixture                 | No fixture command is given",
                "upgrade --dryrun head   | Unknown option --dryrun (did you mean '--dry-run'?)",
                "upgrade --dryrun=1 head | Unknown option --dryrun (did you mean '--dry-run'?)",
                "upgrade                 | Missing required parameter: 'TARGET'",
                "upgrade head base       | 'base' is one argument too many for migrate upgrade",
                "current -1              | '-1' is one argument too many for migrate current",
                "stamp                   | Missing required parameter: 'TARGET'",
                "fixture populate        | Missing required parameter: 'FILE'",
                "--url                   | Missing required parameter for option '--url' (URL)",
                "-c nowhere.toml current | No such configuration file: nowhere.toml",
                "current                 | No database is named: give --url, MIGRATE_URL",
                "current --url jdbc:postgresql://h/d --password-file nowhere"
                        + " | The password file nowhere cannot be read: no such file",
                "current --url jdbc:postgresql://h/d --password-file ."
                        + " | The password file . cannot be read: Is a directory",
            })
    void wrongUsage_exitsWithTwo(String arguments, String message) {
        assertFails(Shell.plain().run(arguments.strip().split("\\s+")), 2, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                        | The database URL is empty",
                "localhost:5432/backend                    | Not a database URL that is supported: localhost:5432/backend",
                "mysql:backend                             | Not a database URL that is supported: mysql:backend",
                "jdbc:mysql://h/d?password=s3cret          | Not a database URL that is supported: jdbc:mysql://h/d",
                "postgresql://ann:s3cret@h/d               | JDBC URLs begin with jdbc:postgresql:",
                "jdbc:postgresql://ann:s3cret@h/d          | no role and password before the host: jdbc:postgresql://…@h/d",
                "jdbc:postgresql://h:70000/d?password=s3cret | does not understand the URL jdbc:postgresql://h:70000/d",
                "embedded                                  | Write 'embedded:' or 'embedded:FOLDER'",
            })
    void wrongUrl_isNamedWithoutItsPassword(String url, String message) {
        assertFails(Shell.plain().run("current", "--scripts", SHOP, "--url", url.strip()), 2, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://localhost:1/d?user=ann&password=s3cret | No server answers on localhost:1.",
                "jdbc:postgresql://no-such-host.invalid/d?password=s3cret | No such host: no-such-host.invalid:5432.",
            })
    void noServer_isSaidAtOnce(String url, String message) {
        long start = System.nanoTime();
        Outcome outcome = Shell.plain().run("current", "--scripts", SHOP, "--url", url.strip());
        assertFails(outcome, 1, message);
        assertThat(System.nanoTime() - start).isLessThan(8_000_000_000L);
    }

    @Test
    void databaseThatDoesNotExist_isNamed(TestDatabase database) {
        String url = database.url().replace(database.name(), "nosuch");
        assertFails(
                Shell.plain().run("current", "--scripts", SHOP, "--url", url),
                1,
                "There is no database \"nosuch\" on ");
    }

    @Test
    void roleThatMayNotLogIn_isNamed(TestDatabase database) {
        assertFails(
                Shell.plain().run("current", "--scripts", SHOP, "--url", database.url(), "--user", "nosuch"),
                1,
                "does not let this role in: role \"nosuch\" does not exist");
    }

    static Stream<Arguments> badConfigurations() {
        return Stream.of(
                Arguments.of("[database]\npasswort = 'x'", ":2:1: unknown key 'passwort' (did you mean 'password'?)"),
                Arguments.of(
                        "[databse]\nurl = 'x'", ":1:1: unknown section or key 'databse' (did you mean 'database'?)"),
                Arguments.of("url = 'x'", ":1:1: unknown section or key 'url'"),
                Arguments.of("database = 'x'", ":1:1: 'database' is a section: write [database]"),
                Arguments.of("[database]\nurl = x", ":2:7: not valid TOML"),
                Arguments.of("[database\nurl = 'x'", ":1:10: not valid TOML"),
                Arguments.of("[database]\nurl = 5", ":2:1: 'url' takes a string in quotes"),
                Arguments.of("[scripts]\nlocations = 'x'", ":2:1: 'locations' takes a list of strings"),
                Arguments.of("[scripts]\nlocations = [1]", ":2:1: 'locations' takes a list of strings"),
                Arguments.of("[lock]\nwait = 'soon'", ":2: 'soon' is not a duration"),
                Arguments.of("[lock]\nkind = 'paper'", ":2: there is no lock kind 'paper'; there are advisory, table,"),
                Arguments.of("[lock]\nkind = 'etcd'", ":2: the lock kind 'etcd' needs the key 'endpoints' in [lock]"),
                Arguments.of("[lock]\n\nkind = 'file'", ":3: the lock kind 'file' needs the key 'file' in [lock]"),
                Arguments.of("[lock]\nkind = 'table'\nlease = '10ms'", ":3: a lease lasts from 1s to 24h"),
                Arguments.of("[lock]\nendpoints = 'http://a'", ":2:1: 'endpoints' takes a list of strings"),
                Arguments.of("[database]\npassword = '${PW}'", ":2:1: the environment has no PW"));
    }

    @ParameterizedTest
    @MethodSource("badConfigurations")
    void badConfiguration_isPointedAt(String text, String message, TestDatabase database) throws IOException {
        Path file = Files.writeString(folder.resolve("migrate.toml"), text);
        String place = message.startsWith(":") ? file.toString() : "";
        assertFails(
                Shell.plain().run("-c", file.toString(), "--url", database.url(), "--scripts", SHOP, "current"),
                1,
                place + message);
    }

    @Test
    void configurationThatIsNotUtf8_isNamed() throws IOException {
        Path file = Files.write(folder.resolve("migrate.toml"), new byte[] {'#', (byte) 0xE4, '\n'});
        assertFails(Shell.plain().run("-c", file.toString(), "heads"), 1, file + ": not UTF-8");
    }

    static Stream<Arguments> badScripts() {
        return Stream.of(
                Arguments.of("-- Message\n-- revises:\n\n-- migrate:up\n", "", "a.sql", "revision"),
                Arguments.of(script("aaaa", ""), script("aaaa", ""), "a.sql", "b.sql"),
                Arguments.of(script("aaaa", "bbbb"), script("bbbb", "aaaa"), "aaaa", "bbbb"),
                Arguments.of(script("aaaa", "aaaa"), "", "a.sql", "aaaa"),
                Arguments.of(script("aaaa", "zzzz"), "", "a.sql", "zzzz"),
                Arguments.of("-- M\n-- revision: aaaa\n-- revizes: b\n\n-- migrate:up\n", "", "a.sql:3", "revises"));
    }

    @ParameterizedTest
    @MethodSource("badScripts")
    void badScripts_areNamed(String first, String second, String name, String otherName) throws IOException {
        Files.writeString(folder.resolve("a.sql"), first);
        if (!second.isEmpty()) {
            Files.writeString(folder.resolve("b.sql"), second);
        }
        Outcome outcome = Shell.plain().run("heads", "--scripts", folder.toString());
        assertFails(outcome, 1, name);
        assertThat(outcome.err()).contains(otherName);
    }

    @Test
    void scriptThatIsNotUtf8_isNamed() throws IOException {
        byte[] header = script("aaaa", "").getBytes(StandardCharsets.UTF_8);
        header[3] = (byte) 0xE4;
        Files.write(folder.resolve("latin1.sql"), header);
        Outcome outcome = Shell.plain().run("heads", "--scripts", folder.toString());
        assertFails(outcome, 1, "latin1.sql");
        assertThat(outcome.err()).contains("UTF-8");
    }

    @Test
    void scriptsFolderThatIsMissing_isNamed() {
        assertFails(
                Shell.plain()
                        .run("heads", "--scripts", folder.resolve("nowhere").toString()),
                1,
                "no such folder");
    }

    private static String script(String revision, String revises) {
        return "-- Message\n--\n-- revision: " + revision + "\n-- revises: " + revises + "\n\n-- migrate:up\n";
    }

    static void assertFails(Outcome outcome, int exitCode, String message) {
        String withoutWarning = outcome.err().replaceFirst("^Warning: .*password in --url.*\n", "");
        assertThat(withoutWarning)
                .contains(message)
                .startsWith("Error: ")
                .doesNotContain("s3cret", "\tat ", "Exception", "FATAL: FATAL");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
    }
}
