package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fixture dump}, as it is typed. */
@ExtendWith(Databases.class)
class FixtureDumpIT {

    private static final String SCHEMA = """
            CREATE TABLE team (name text PRIMARY KEY);
            CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE, password text, note text, team text REFERENCES team,
                is_active boolean);
            CREATE TABLE schema_revision (revision text); CREATE TABLE schema_revision_log (id integer);
            CREATE TABLE schema_revision_lock (id integer);
            """;
    private static final String ROWS = """
            INSERT INTO team VALUES ('a'), ('b');
            INSERT INTO users VALUES (1, 'x@y', 'hunter2', 'ä', 'a', true), (2, 'z@y', NULL, NULL, NULL, false);
            INSERT INTO schema_revision VALUES ('a1a1');
            """;

    @TempDir
    Path folder;

    private static Outcome run(TestDatabase database, String... arguments) {
        return Shell.plain().with("--url", database.url()).run(arguments);
    }

    private static Outcome dump(TestDatabase database, String... arguments) {
        return Shell.plain().with("--url", database.url(), "fixture", "dump").run(arguments);
    }

    @Test
    void dump_withEveryOption_writesWhatIsAskedFor(TestDatabase database) {
        database.execute(SCHEMA + ROWS);
        Outcome outcome = dump(
                database,
                "--table=users",
                "--where",
                "users=is_active = true AND email <> '='",
                "--follow",
                "--mask=users.password",
                "--mask",
                "users.email=u{row}=@x",
                "--exclude-column=users.is_*");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                {
                  "team": [
                    {
                      "name": "a"
                    }
                  ],
                  "users": [
                    {
                      "id": 1,
                      "email": "u1=@x",
                      "password": "***",
                      "note": "ä",
                      "team": "a"
                    }
                  ]
                }
                """);
        assertThat(outcome.err()).isEqualToNormalizingNewlines("Dumped 2 rows of 2 tables.\n");
    }

    @Test
    void dump_tablesOfTheMigrations_areLeftOutUnlessNamed(TestDatabase database) {
        database.execute(SCHEMA + ROWS);
        assertThat(dump(database, "-t", "*", "--include-secret", "*").out()).doesNotContain("schema_revision");
        assertThat(dump(database, "-t", "schema_revision").out()).contains("a1a1");
        assertThat(Shell.plain()
                        .withEnvironment("MIGRATE_URL", database.url())
                        .run("fixture", "dump", "-T", "users", "-T", "team")
                        .out())
                .isEqualTo("{}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "all.json,json",
        "all.json.gz,json",
        "users.ndjson,ndjson",
        "users.csv.gz,csv",
        "users.copy,copy",
        "new/,json"
    })
    void dump_intoAFile_isLoadedByItsName(String name, String format, TestDatabase database, TestDatabase copy) {
        database.execute(SCHEMA + ROWS);
        copy.execute(SCHEMA + "INSERT INTO team VALUES ('a')");
        String file = folder + "/" + name;

        Outcome dump =
                dump(database, "-t", "users", "--include-secret", "users.password", "--format", format, "-o", file);

        assertThat(dump.exitCode()).as(dump.err()).isZero();
        assertThat(dump.out()).contains("users  ", "Written: " + file).doesNotContain("hunter2");
        assertThat(dump.err()).contains("Warning: users (team) refers to public.team, whose rows are not in the dump");
        Outcome load = run(copy, "fixture", "populate", file);
        assertThat(load.exitCode()).as(load.err()).isZero();
        assertThat(copy.column("SELECT u::text FROM users u ORDER BY id"))
                .isEqualTo(database.column("SELECT u::text FROM users u ORDER BY id"));
    }

    @Test
    void dump_asJson_tellsFilesAndRows(TestDatabase database) throws IOException {
        database.execute(SCHEMA + ROWS);
        String file = folder.resolve("x.json").toString();
        Outcome outcome = dump(database, "-t", "team", "-o", file, "--json");
        assertThat(outcome.json().at("/files/0").asText()).isEqualTo(file);
        assertThat(outcome.json().at("/tables/0/table").asText()).isEqualTo("team");
        assertThat(outcome.json().at("/rows").asInt()).isEqualTo(2);
        assertThat(dump(database, "-t", "team", "-o", file, "--json")
                        .json()
                        .at("/error/code")
                        .asText())
                .isEqualTo("FILE_EXISTS");
        database.execute("DELETE FROM team WHERE name = 'b'");
        assertThat(dump(database, "-t", "team", "-o", file, "--force").exitCode())
                .isZero();
        assertThat(Files.readString(Path.of(file))).doesNotContain("\"b\"");
    }

    @Test
    void dump_ofSecrets_isRefusedUnlessSaid(TestDatabase database) {
        database.execute(SCHEMA + ROWS);
        Outcome outcome = dump(database, "-o", folder.resolve("x.json").toString());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualToNormalizingNewlines("Error: The names of these columns look like secrets: users.password\n"
                        + "No file was written. Say for each of them whether it is left out (--exclude-column),"
                        + " masked (--mask) or written (--include-secret), or leave out the rows of the table"
                        + " (--exclude-table-data).\n");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--json | give a file",
                "-o x.txt | does not tell its format",
                "-o x.json --format csv | is read as json",
                "-o x.json --gzip | x.json.gz",
                "--gzip | Standard output takes text",
                "--format yaml | there are json, ndjson, csv and copy",
                "--where users | --where",
                "--format csv | holds one table"
            })
    void dump_whatDoesNotGoTogether_isRefused(String arguments, String expected, TestDatabase database) {
        database.execute(SCHEMA);
        Outcome outcome = dump(database, ("-t users -t team --include-secret * " + arguments).split(" "));
        assertThat(outcome.exitCode()).isIn(1, 2);
        assertThat(outcome.err()).startsWith("Error: ").contains(expected);
    }
}
