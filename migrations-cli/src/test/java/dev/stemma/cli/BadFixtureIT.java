package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fixture that is wrong is named with its place, and nothing of it is loaded. */
@ExtendWith(Databases.class)
class BadFixtureIT {

    @TempDir
    private Path folder;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{ \"custmers\": [ { \"id\": 1 } ] }", "UNKNOWN_TABLE", "customers"),
                Arguments.of("{ \"customers\": [ { \"id\": 1, \"nme\": \"Ada\" } ] }", "UNKNOWN_COLUMN", "name"),
                Arguments.of("{ \"customers\": [ { \"id\": \"one\", \"name\": \"Ada\" } ] }", "INVALID_VALUE", "one"),
                Arguments.of("{ \"customers\": [ { \"id\": 1, ] }", "INVALID_JSON", "f.json:1"),
                Arguments.of("[ 1 ]", "INVALID_FORMAT", "f.json"),
                Arguments.of("{ \"__mode\": \"append\", \"customers\": [] }", "UNSUPPORTED_MODE", "append"),
                Arguments.of("{ \"__mod\": \"insert\" }", "UNKNOWN_DIRECTIVE", "__mode"),
                Arguments.of(
                        "{ \"customers\": [ { \"id\": 1, \"name\": \"Ada\" }, { \"id\": 2, \"name\": null } ] }",
                        "CONSTRAINT_VIOLATION",
                        "name"),
                Arguments.of(
                        "{ \"customers\": [ { \"id\": 1, \"name\": \"Ada\" } ],"
                                + " \"orders\": [ { \"id\": 1, \"customer\": 1, \"total\": -1 } ] }",
                        "CONSTRAINT_VIOLATION",
                        "orders_total_check"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongFixture_isNamed_andNothingOfItIsLoaded(String json, String code, String named, TestDatabase database)
            throws IOException {
        Path file = Files.writeString(folder.resolve("f.json"), json);
        Shell shell = shop(database);
        BadInputIT.assertFails(shell.run("fixture", "populate", file.toString()), 1, named);
        Outcome outcome = shell.run("fixture", "populate", file.toString(), "--json");
        assertThat(outcome.json().at("/error/code").asText()).isEqualTo(code);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(database.value("SELECT count(*) FROM customers")).isEqualTo("0");
    }

    @Test
    void realFileWithBrokenJson_isPointedAt(TestDatabase database) {
        String file = Path.of("..", "fixtures", "src", "test", "resources", "manager")
                .resolve("example-container-registries-gitlab.json")
                .toString();
        BadInputIT.assertFails(shop(database).run("fixture", "populate", file), 1, file + ":");
    }

    @Test
    void fileThatDoesNotExist_isNamed(TestDatabase database) {
        BadInputIT.assertFails(shop(database).run("fixture", "populate", "nowhere.json"), 1, "nowhere.json");
        BadInputIT.assertFails(
                shop(database).run("fixture", "populate", "classpath:nowhere.json"), 1, "classpath:nowhere.json");
    }

    @Test
    void oneWrongFileOfSeveral_keepsAllOut(TestDatabase database) throws IOException {
        Path wrong = Files.writeString(folder.resolve("f.json"), "{ \"orders\": [ { \"id\": 9, \"customer\": 9 } ] }");
        Outcome outcome = shop(database).run("fixture", "populate", "classpath:fixtures/shop.json", wrong.toString());
        BadInputIT.assertFails(outcome, 1, "f.json");
        assertThat(database.value("SELECT count(*) FROM customers")).isEqualTo("0");
    }

    private static Shell shop(TestDatabase database) {
        Shell shell = Shell.plain().with("--url", database.url(), "--scripts", "classpath:shop");
        assertThat(shell.run("upgrade", "head").exitCode()).isZero();
        return shell;
    }
}
