package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the bookkeeping are names and never SQL, whatever is in them. */
@ExtendWith(Databases.class)
class HostileNamesIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"; DROP TABLE victim; --",
                "a'b",
                "we;ird \"\"one",
                "a.b",
                "%s %d",
                "?",
                "${fn now()}",
                "{fn now()}",
                "$$",
                "\\\\",
                "/* */",
                "\u00fc \ud83d\ude00",
                "SELECT"
            })
    void aHostileName_isAName(String name, TestDatabase database, @TempDir Path folder) throws IOException {
        database.execute("CREATE TABLE victim (id int)");
        String toml = name.replace("\\", "\\\\").replace("\"", "\\\"");
        Path file = Files.writeString(
                folder.resolve("migrate.toml"),
                "[bookkeeping]\nschema = \"s " + toml + "\"\ntable = \"t " + toml + "\"\n");
        Shell shell = Shell.plain().with("-c", file.toString(), "--url", database.url(), "--scripts", "classpath:shop");

        assertDone(shell.run("upgrade", "a1a1"));
        assertDone(shell.run("upgrade", "heads"));
        assertDone(shell.run("status"));
        assertDone(shell.run("downgrade", "base"));
        assertDone(shell.run("stamp", "a1a1"));
        assertDone(shell.run("stamp", "base"));
        database.execute("DROP TABLE victim");
        assertDone(shell.run("oneshot", "a1a1"));

        assertThat(database.column(
                        "SELECT n.nspname || '/' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.relname LIKE 't %' AND c.relkind = 'r' ORDER BY 1"))
                .containsExactly("s " + name + "/t " + name, "s " + name + "/t " + name + "_log");
    }

    private static void assertDone(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }
}
