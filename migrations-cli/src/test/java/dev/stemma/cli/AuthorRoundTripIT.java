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

/** What authors write is run. */
@ExtendWith(Databases.class)
class AuthorRoundTripIT {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void makeAProject() {
        assertThat(Shell.plain().run("init", folder.toString()).exitCode()).isZero();
        shell = Shell.plain().with("-c", folder.resolve("migrate.toml").toString());
    }

    @Test
    void twoBranches_areMergedAndRun(TestDatabase database) throws IOException {
        Shell connected = shell.with("--url", database.url());
        ok(connected.run("upgrade", "head"));
        revise("accounts", "head");
        String fork = shell.run("heads").out().split(" ", -1)[0];
        revise("left", "head");
        ok(shell.run("revision", "-m", "right", "--rev-id", "right", "--head", fork, "--splice"));
        fillIn("right");
        assertThat(connected.run("check").out()).contains("heads: 2 heads", "pending: 3 pending revisions");
        ok(shell.run("merge", "-m", "Join both", "--rev-id", "joined"));
        assertThat(connected.run("current", "--check-heads").exitCode()).isEqualTo(3);
        ok(connected.run("upgrade", "head"));
        ok(connected.run("current", "--check-heads"));
        assertThat(connected.run("current").out()).startsWith("joined ");
        Outcome check = connected.run("check");
        assertThat(check.out())
                .isEqualTo(
                        "Nothing found (scripts, heads, heads-file, pending, changed, unknown, gaps, half-done, rows).\n");
        ok(connected.run("downgrade", "base"));
    }

    @Test
    void twoBranches_areRebasedAndRun(TestDatabase database) throws IOException {
        Shell connected = shell.with("--url", database.url());
        String fork = shell.run("heads").out().split(" ", -1)[0];
        revise("left", "head");
        ok(shell.run("revision", "-m", "right", "--rev-id", "right", "--head", fork, "--splice"));
        fillIn("right");
        ok(connected.run("upgrade", "right"));

        Outcome warned = connected.run("rebase", "right", "--dry-run");
        assertThat(warned.err()).contains("Warning: the database has applied right already");
        ok(connected.run("downgrade", "-1"));
        Outcome rebased = connected.run("rebase", "right", "--yes");
        assertThat(rebased.err()).isEmpty();
        assertThat(rebased.out()).contains("right.sql: revises " + fork + " -> left");
        ok(connected.run("upgrade", "head"));
        assertThat(database.value(
                        "SELECT count(*) FROM information_schema.tables WHERE table_name IN ('left_t', 'right_t')"))
                .isEqualTo("2");
        ok(connected.run("check"));
    }

    @Test
    void aChangedScriptAndAStranger_areFound(TestDatabase database) throws IOException {
        Shell connected = shell.with("--url", database.url());
        revise("accounts", "head");
        revise("stranger", "head");
        ok(connected.run("upgrade", "head"));
        Files.delete(script("stranger"));
        Files.writeString(
                script("accounts"), Files.readString(script("accounts")).replace("id int", "id bigint"));
        ok(shell.run("heads", "--write"));
        Outcome check = connected.run("check");
        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.out())
                .contains("was changed after revision accounts was applied")
                .contains("unknown: Revision stranger is applied and has no script here.");
        ok(connected.run("check", "--no-database"));
    }

    @Test
    void headsThatOthersDependOn_areNoFalseAlarm(TestDatabase database) throws IOException {
        Shell connected = shell.with("--url", database.url());
        ok(shell.run("revision", "-m", "lib", "--rev-id", "lib", "--head", "base"));
        ok(shell.run("revision", "-m", "app", "--rev-id", "app", "--head", "base", "--depends-on", "lib"));
        ok(connected.run("upgrade", "heads"));
        assertThat(connected.run("current").out()).doesNotContain("lib");
        ok(connected.run("current", "--check-heads"));
    }

    @Test
    void aDatabaseThatDoesNotAnswer_doesNotHinderARebase() throws IOException {
        String fork = shell.run("heads").out().split(" ", -1)[0];
        revise("left", "head");
        ok(shell.run("revision", "-m", "right", "--rev-id", "right", "--head", fork, "--splice"));
        Outcome rebased =
                shell.with("--url", "jdbc:postgresql://localhost:1/none").run("rebase", "right", "--yes");
        ok(rebased);
        assertThat(rebased.err()).startsWith("The database was not asked what it has applied: ");
    }

    private void revise(String id, String head) throws IOException {
        ok(shell.run("revision", "-m", id, "--rev-id", id, "--head", head));
        fillIn(id);
    }

    private void fillIn(String id) throws IOException {
        Path script = script(id);
        Files.writeString(
                script,
                Files.readString(script)
                        .replace("-- migrate:up\n", "-- migrate:up\nCREATE TABLE " + id + "_t (id int);\n")
                        .replace("-- migrate:down\n", "-- migrate:down\nDROP TABLE " + id + "_t;\n"));
    }

    private Path script(String id) throws IOException {
        try (var found = Files.list(folder.resolve("migrations"))) {
            return found.filter(file -> file.toString().contains("_" + id + "_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void ok(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }
}
