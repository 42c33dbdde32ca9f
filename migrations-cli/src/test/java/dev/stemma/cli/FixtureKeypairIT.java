package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fixture keypair}, as it is typed. */
@ExtendWith(Databases.class)
class FixtureKeypairIT {

    private static final String SCRIPTS = "../src-test-resources/src/main/resources/samples/manager/migrations";
    private static final String USERS = "classpath:samples/manager/fixtures/example-users.json";
    private static final String ADMIN = "f38dea23-50fa-42a0-b5ae-338f5f4693f4";

    @TempDir
    Path folder;

    private static Outcome keypair(String... arguments) {
        return Shell.plain().with("fixture", "keypair").run(arguments);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1"})
    void populate_secretsThatItMakes_areInTheTableAndNowhereElse(int age, int exitCode, TestDatabase database)
            throws IOException {
        database.execute("CREATE TABLE account (name text PRIMARY KEY, api text, hash text, age int CHECK (age > 0));"
                + "CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE WARNING 'row of %', NEW.name; RETURN NEW; END $$;"
                + "CREATE TRIGGER told BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION told();");
        Path file = Files.writeString(folder.resolve("f.json"), """
                {"account": [
                  {"name": "a", "api": {"$secret-key": true}, "age": 1,
                   "hash": {"$password": "hunter2hunter2", "algorithm": "pbkdf2-sha256", "rounds": 1000}},
                  {"name": "b", "api": {"$secret-key": true}, "age": %d,
                   "hash": {"$password": "hunter2hunter2", "algorithm": "pbkdf2-sha256", "rounds": 1000}}]}
                """.formatted(age));
        for (String option : new String[] {"-v", "--json"}) {
            database.execute("TRUNCATE account");

            Outcome outcome =
                    Shell.plain().with("--url", database.url()).run("fixture", "populate", file.toString(), option);

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
            assertThat(outcome.out() + outcome.err())
                    .doesNotContain("hunter2", "pbkdf2")
                    .doesNotContainPattern("[A-Za-z0-9_-]{40}");
            for (String secret : database.column("SELECT unnest(ARRAY[api, hash]) FROM account")) {
                assertThat(outcome.out() + outcome.err()).doesNotContain(secret);
            }
            assertThat(database.value("SELECT count(*) FROM account WHERE api ~ '^[A-Za-z0-9_-]{40}$'"))
                    .isEqualTo(exitCode == 0 ? "2" : "0");
        }
    }

    @ParameterizedTest
    @CsvSource({"--email, admin@lablup.com", "--user-id, " + ADMIN})
    void keypair_isLoadedForItsUser_withTheUsersOwnFixture(String option, String user, TestDatabase database)
            throws IOException {
        Path file = folder.resolve("keys.json");
        Outcome made = keypair(option, user, "-o", file.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        String accessKey = made.out().lines().findFirst().orElseThrow().replace("Access key: ", "");
        String secretKey = made.out().lines().skip(1).findFirst().orElseThrow().replace("Secret key: ", "");
        assertThat(accessKey).matches("AKIA[A-Z2-7]{16}");
        assertThat(secretKey).matches("[A-Za-z0-9_-]{40}");
        assertThat(made.out()).contains("Wrote " + file + ", which you alone can read.");
        assertThat(made.err()).isEmpty();

        Shell shell = Shell.plain().with("--url", database.url(), "--scripts", SCRIPTS);
        assertThat(shell.run("upgrade", "head").exitCode()).isZero();
        Outcome populate = shell.run("fixture", "populate", USERS, file.toString());

        assertThat(populate.exitCode()).as(populate.err()).isZero();
        assertThat(populate.out() + populate.err()).doesNotContain(secretKey);
        assertThat(database.value("SELECT concat_ws('|', access_key, secret_key, \"user\", is_admin, is_active,"
                        + " is_default, resource_policy) FROM keypairs"))
                .isEqualTo(accessKey + "|" + secretKey + "|" + ADMIN + "|t|t|t|default");
    }

    @Test
    void keypair_file_canBeReadByItsOwnerOnly_andIsNeverOverwritten() throws IOException {
        Path file = folder.resolve("keys.json");
        assertThat(keypair("--email", "a@example.com", "-o", file.toString()).exitCode())
                .isZero();
        String before = Files.readString(file);

        Outcome again = keypair("--email", "a@example.com", "-o", file.toString());

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .isEqualTo("Error: " + file + " is there already, and keys are never overwritten. Move it away, or give"
                        + " another name (--output).\nNothing was written.\n");
        assertThat(file).hasContent(before);
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"), "No POSIX permissions here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keypair_whereALinkLeadsNowhere_isRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("elsewhere.json"));

        assertThat(keypair("--email", "a@example.com", "-o", link.toString()).exitCode())
                .isEqualTo(1);
        assertThat(folder.resolve("elsewhere.json")).doesNotExist();
    }

    @Test
    void keypair_asJson_isTheSame() throws IOException {
        Path file = folder.resolve("keys.json");
        JsonNode made = Shell.plain()
                .run(
                        "--json",
                        "fixture",
                        "keypair",
                        "--user-id",
                        ADMIN,
                        "--resource-policy",
                        "other",
                        "-o",
                        file.toString())
                .json();

        assertThat(made.get("file").asText()).isEqualTo(file.toString());
        assertThat(Files.readString(file))
                .contains(
                        "\"keypair_resource_policies\" : [ ]",
                        "\"resource_policy\" : \"other\"",
                        "\"access_key\" : \"" + made.get("access_key").asText() + "\"",
                        "\"secret_key\" : \"" + made.get("secret_key").asText() + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o x.json|--email",
                "--email a@b --user-id f38dea23-50fa-42a0-b5ae-338f5f4693f4|mutually exclusive",
                "--user-id 7|--user-id",
            })
    void keypair_wrongUsage_isRefused(String arguments, String message) {
        Outcome refused = keypair(arguments.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
    }

    @Test
    void keypair_intoAFolderThatDoesNotExist_isRefused() {
        Outcome refused = keypair(
                "--email", "a@example.com", "-o", folder.resolve("no/keys.json").toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("its folder does not exist\nNothing was written.");
    }
}
