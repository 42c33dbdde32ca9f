package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code fixture list} and {@code fixture validate}, as they are typed. */
@ExtendWith(Databases.class)
class FixtureListIT {

    @TempDir
    Path folder;

    private String seeds;
    private Shell shell;

    @BeforeEach
    void makeProject() throws IOException {
        Files.createDirectories(folder.resolve("seeds"));
        Path config = Files.writeString(
                folder.resolve("migrate.toml"), "[fixtures]\nlocations = [\"seeds\", \"classpath:fixtures\"]\n");
        seeds = folder.resolve("seeds") + "/";
        Files.writeString(Path.of(seeds, "orders.csv"), "id,customer,total\n7,1,x\n8,1,\n");
        Files.writeString(Path.of(seeds, "README.md"), "nothing");
        shell = Shell.plain().with("-c", config.toString());
    }

    @Test
    void list_withoutNames_showsWhatTheLocationsHold() {
        Outcome outcome = shell.run("fixture", "list");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        seeds + "orders.csv (csv)",
                        " orders insert 2",
                        "classpath:fixtures/shop.json (json)",
                        " orders insert 2",
                        " customers insert 2");
        assertThat(shell.run("fixture", "list", "shop.json", "--json").json().toString())
                .isEqualTo("{\"files\":[{\"file\":\"classpath:fixtures/shop.json\",\"format\":\"json\",\"tables\":["
                        + "{\"table\":\"orders\",\"mode\":\"insert\",\"rows\":2},"
                        + "{\"table\":\"customers\",\"mode\":\"insert\",\"rows\":2}]}]}");
    }

    @Test
    void list_ofABrokenFile_showsItsProblemAndFails() throws IOException {
        Files.writeString(Path.of(seeds, "bad.json"), "{\"t\": [{}, {]}");
        Outcome outcome = shell.run("fixture", "list", "--json");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().at("/files/0/problem/code").asText()).isEqualTo("INVALID_JSON");
        assertThat(outcome.json().at("/files/0/problem/line").asInt()).isEqualTo(1);
        assertThat(outcome.json().at("/files/1/tables/0/rows").asInt()).isEqualTo(2);
        assertThat(shell.run("fixture", "list", seeds).out()).contains("broken: " + seeds + "bad.json:1:");
        assertThat(shell.run("fixture", "list", "nowhere.json").out()).contains("broken: nowhere.json: no such file");
    }

    @Test
    void list_withoutNamesAndLocations_isWrongUsage() {
        Outcome outcome = Shell.plain().run("fixture", "list");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Name the files");
    }

    @Test
    void validate_problems_areShownWithTheirPlacesAndExitThree(TestDatabase database) {
        database.execute(
                "CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL);"
                        + "CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers, total numeric NOT NULL)");
        Shell connected = shell.with("--url", database.url());

        Outcome outcome = connected.run("fixture", "validate");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(seeds + "orders.csv:2:")
                                .contains("table \"orders\", row 1, column \"total\"", "numeric: \"x\""),
                        line -> assertThat(line).isEqualTo("    Correct the value and run again."),
                        line -> assertThat(line)
                                .startsWith(seeds + "orders.csv:3:")
                                .contains("row 2, column \"total\": the column takes no null"),
                        line -> assertThat(line).isEqualTo("    Give the column a value."),
                        line -> assertThat(line).isEqualTo("6 rows in 2 files: 2 problems."));
        Outcome json = connected.run("fixture", "validate", "--limit", "1", "--json");
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.json().at("/more").asBoolean()).isTrue();
        assertThat(json.json().at("/problems/0/column").asText()).isEqualTo("total");
        assertThat(json.json().at("/problems/0/line").asInt()).isBetween(2, 3);
        Outcome sound = connected.run("fixture", "validate", "shop.json");
        assertThat(sound.exitCode()).isZero();
        assertThat(sound.out()).isEqualToNormalizingNewlines("4 rows in 1 file: no problem.\n");
        assertThat(connected.run("fixture", "populate", "shop.json").exitCode()).isZero();
        assertThat(connected.run("fixture", "validate", "--mode", "upset").exitCode())
                .isEqualTo(2);
    }
}
