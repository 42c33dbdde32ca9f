package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What each command writes, as text and as JSON, held by golden files: one story, told twice. */
@ExtendWith(Databases.class)
class CommandOutputIT {

    private static final String FIXTURE = "classpath:fixtures/shop.json";

    private record Chapter(String name, String command) {}

    private static final List<Chapter> STORY = List.of(
            new Chapter("heads", "heads"),
            new Chapter("history", "history"),
            new Chapter("history-graph", "history --graph"),
            new Chapter("show", "show d4d4"),
            new Chapter("current-at-base", "current"),
            new Chapter("status-at-base", "status"),
            new Chapter("upgrade-dry-run", "upgrade head --dry-run"),
            new Chapter("upgrade-to-branches", "upgrade +3"),
            new Chapter("upgrade-one", "upgrade b2b2"),
            new Chapter("upgrade-other", "upgrade c3c3"),
            new Chapter("current-on-branches", "current"),
            new Chapter("history-graph-current", "history --graph --indicate-current"),
            new Chapter("upgrade-verbose", "-v upgrade d4d4"),
            new Chapter("upgrade-quiet", "-q upgrade head"),
            new Chapter("upgrade-nothing-to-do", "upgrade head"),
            new Chapter("upgrade-passed", "upgrade b2b2"),
            new Chapter("populate-dry-run", "fixture populate --dry-run " + FIXTURE),
            new Chapter("populate", "fixture populate " + FIXTURE),
            new Chapter("populate-again", "fixture populate " + FIXTURE),
            new Chapter("dump", "fixture dump --where orders=total>10 --follow"),
            new Chapter("current", "current"),
            new Chapter("history-current", "history -i"),
            new Chapter("status", "status"),
            new Chapter("downgrade-dry-run", "downgrade base --dry-run"),
            new Chapter("downgrade", "downgrade -1"),
            new Chapter("stamp", "stamp head"),
            new Chapter("oneshot-existing", "oneshot"),
            new Chapter("unknown-revision", "upgrade e5e6"),
            new Chapter("unknown-command", "upgrad"),
            new Chapter("failed-step", "downgrade -1"),
            new Chapter("downgrade-to-base", "downgrade base"));

    @Test
    void everyCommand_asText(TestDatabase database) {
        Shell shell = shell(database);
        for (Chapter chapter : STORY) {
            Outcome outcome = tell(database, chapter, shell);
            GoldenFile.assertSame(
                    "text/" + chapter.name() + ".txt",
                    "$ migrate " + chapter.command() + "\n" + outcome.out() + "--- stderr\n" + outcome.err()
                            + "--- exit " + outcome.exitCode() + "\n");
        }
    }

    @Test
    void everyCommand_asJson(TestDatabase database) {
        Shell shell = shell(database);
        for (Chapter chapter : STORY) {
            Outcome outcome = tell(database, chapter, shell.with("--json"));
            assertThat(outcome.json().isObject()).isTrue();
            GoldenFile.assertSame("json/" + chapter.name() + ".json", outcome.out());
        }
    }

    @Test
    void oneshot_onAFreshDatabase_speaksTheOperatorsWords(TestDatabase database) {
        Outcome outcome = shell(database).run("oneshot");
        assertThat(outcome.err()).isEqualToNormalizingNewlines("""
                        Detected a fresh new database.
                        Creating tables...
                        Stamping schema revision to head...
                        """);
        assertThat(outcome.exitCode()).isZero();
        assertThat(shell(database).run("oneshot", "head").err())
                .isEqualToNormalizingNewlines("Detected an existing database (current revision: e5e5)\n");
    }

    @Test
    void oneshot_asJson(TestDatabase database) {
        GoldenFile.assertSame(
                "json/oneshot.json", shell(database).run("oneshot", "--json").out());
    }

    @Test
    void status_withTheScriptsOfAnOlderRelease_saysThatTheDatabaseIsAhead(
            TestDatabase database, @TempDir Path older, @TempDir Path newer) throws IOException {
        String first = "-- First\n--\n-- revision: 1f1f1f\n-- revises:\n\n-- migrate:up\nCREATE TABLE t ();\n";
        Files.writeString(older.resolve("first.sql"), first);
        Files.writeString(newer.resolve("first.sql"), first);
        Files.writeString(
                newer.resolve("second.sql"),
                first.replace("1f1f1f", "2f2f2f")
                        .replace("revises:", "revises: 1f1f1f")
                        .replace("TABLE t", "TABLE u"));
        Shell shell = Shell.plain().with("--url", database.url());
        shell.run("--scripts", newer.toString(), "upgrade", "head");

        assertThat(shell.run("--scripts", older.toString(), "status").out())
                .contains("Ahead          the database is ahead of these scripts");
        assertThat(shell.run("--scripts", older.toString(), "--json", "status")
                        .json()
                        .get("ahead")
                        .asBoolean())
                .isTrue();
        assertThat(shell.run("--scripts", newer.toString(), "status").out()).doesNotContain("Ahead");
    }

    private static Outcome tell(TestDatabase database, Chapter chapter, Shell shell) {
        // a stamp that was not true: the column is not there
        Outcome outcome = shell.run(chapter.command().split(" "));
        if (chapter.name().equals("failed-step")) {
            database.execute("ALTER TABLE orders ADD paid boolean");
        }
        return outcome;
    }

    private static Shell shell(TestDatabase database) {
        return Shell.plain().with("--url", database.url(), "--scripts", "classpath:shop");
    }
}
