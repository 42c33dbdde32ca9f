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

/** Revisions in Java source, from the command that writes them to the ones that run them. */
@ExtendWith(Databases.class)
class JavaRevisionsIT {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void makeAProject() {
        ok(Shell.plain().run("init", folder.toString()));
        shell = Shell.plain().with("-c", folder.resolve("migrate.toml").toString());
    }

    private static String ok(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome.out();
    }

    private Path script(String name) {
        return folder.resolve("migrations").resolve(name);
    }

    @Test
    void aNewRevision_runsAsItStands(TestDatabase database) {
        Shell connected = shell.with("--url", database.url());
        assertThat(ok(shell.run(
                        "revision", "--java", "-m", "Say \"hi\" 🎉", "--rev-id", "j1", "--branch-label", "lib")))
                .contains("SayHi_j1.java\nRevision j1 revises ");
        ok(shell.run("revision", "-m", "after it", "--rev-id", "s1"));
        ok(shell.run("revision", "--java", "-m", "클래스", "--rev-id", "j2", "--depends-on", "lib"));

        assertThat(ok(shell.run("history"))).contains("s1 -> j2 (lib) (head), 클래스\n", "-> j1 (lib), Say \"hi\" 🎉\n");
        ok(connected.run("upgrade", "head"));
        assertThat(ok(connected.run("check"))).startsWith("Nothing found");
        assertThat(ok(connected.run("show", "j1"))).contains("class SayHi_j1 implements RevisionScript");
        ok(connected.run("downgrade", "base"));
        ok(connected.run("upgrade", "head"));
        assertThat(database.value("SELECT count(*) FROM schema_revision")).isEqualTo("4");
    }

    @Test
    void aTemplateOfTheProject_isUsed() throws IOException {
        Files.writeString(script("script.java.template"), """
                package acme;
                import dev.stemma.migrations.op.*;
                @Revision(id = {revision}, revises = {revises}, message = {message})
                class {class} implements RevisionScript { public void upgrade(Operations op) { op.log("hi"); } }
                """);
        ok(shell.run("revision", "--java", "-m", "Own", "--rev-id", "j1"));

        assertThat(script("Own_j1.java")).content().startsWith("package acme;").contains("id = \"j1\"");
    }

    @Test
    void aRebase_movesASource(TestDatabase database) throws IOException {
        String fork = ok(shell.run("heads")).split(" ", -1)[0];
        ok(shell.run("revision", "-m", "left", "--rev-id", "left"));
        ok(shell.run("revision", "--java", "-m", "right", "--rev-id", "right", "--head", fork, "--splice"));
        String before = Files.readString(script("Right_right.java"));

        assertThat(ok(shell.run("rebase", "right", "--yes")))
                .contains("Right_right.java: revises " + fork + " -> left");

        assertThat(script("Right_right.java")).hasContent(before.replace("\"" + fork + "\"", "\"left\""));
        assertThat(script("HEADS")).content().endsWith("\nright\n");
        ok(shell.with("--url", database.url()).run("upgrade", "head"));
    }

    @Test
    void aMerge_joinsASourceAndAScript() {
        String fork = ok(shell.run("heads")).split(" ", -1)[0];
        ok(shell.run("revision", "-m", "left", "--rev-id", "left"));
        ok(shell.run("revision", "--java", "-m", "right", "--rev-id", "right", "--head", fork, "--splice"));

        assertThat(ok(shell.run("merge", "--rev-id", "joined"))).contains("joined");
        assertThat(ok(shell.run("heads"))).startsWith("joined ");
    }

    @Test
    void sourcesThatDoNotCompile_areFoundByCheck_andStopAnUpgrade(TestDatabase database) throws IOException {
        ok(shell.run("revision", "--java", "-m", "one", "--rev-id", "j1"));
        ok(shell.run("revision", "--java", "-m", "two", "--rev-id", "j2"));
        for (String name : new String[] {"One_j1.java", "Two_j2.java"}) {
            Files.writeString(script(name), Files.readString(script(name)).replace("// op.", "nowhere."));
        }

        Outcome check = shell.run("check");
        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.out())
                .contains("scripts: ", "One_j1.java:17:9: cannot find symbol", "Two_j2.java:17:9: cannot");

        Outcome upgrade = shell.with("--url", database.url()).run("upgrade", "head");
        assertThat(upgrade.exitCode()).isEqualTo(1);
        assertThat(upgrade.err())
                .contains("One_j1.java:17:9: cannot find symbol", "Two_j2.java:22:9: cannot find symbol");
        assertThat(database.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void sqlAndJavaAtOnce_areWrongUsage() {
        assertThat(shell.run("revision", "--java", "--sql", "-m", "m").exitCode())
                .isEqualTo(2);
    }
}
