package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads and types whose bookkeeping was changed by hand. */
@ExtendWith(Databases.class)
class RepairIT {

    private static final String HARM = """
            UPDATE schema_revision SET checksum = repeat('0', 64) WHERE revision = 'b2b2';
            UPDATE schema_revision SET parents = '' WHERE revision = 'c3c3';
            DELETE FROM schema_revision WHERE revision = 'd4d4';
            INSERT INTO schema_revision
            SELECT 'f6f6', 'e5e5', '', '', 'By hand', NULL, 'applied', now(), 'somebody', 0, '1', 'upgrade', NULL;
            """;

    private record Chapter(String name, String command, int exitCode) {}

    private static final List<Chapter> STORY = List.of(
            new Chapter("repair", "repair", 3),
            new Chapter("repair-status", "status", 0),
            new Chapter("repair-check", "check", 3),
            new Chapter("repair-dry-run", "repair accept-script --all --dry-run", 0),
            new Chapter("repair-accept-all", "repair accept-script --all", 0),
            new Chapter("repair-wrong-choice", "repair accept-script f6f6", 2),
            new Chapter("repair-refused", "repair mark-not-applied d4d4", 1),
            new Chapter("repair-mark-applied", "repair mark-applied d4d4", 0),
            new Chapter("repair-mark-not-applied", "repair mark-not-applied f6", 0),
            new Chapter("repair-twice", "repair mark-not-applied f6f6", 2),
            new Chapter("repair-unsaid", "repair accept-script", 2),
            new Chapter("repair-nothing", "repair", 0));

    private static Shell harmed(TestDatabase database) {
        Shell shell = Shell.plain().with("--url", database.url(), "--scripts", "classpath:shop");
        assertThat(shell.run("upgrade", "head").exitCode()).isZero();
        database.execute(HARM);
        return shell;
    }

    private static String masked(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void everyStepOfARepair_isAsTheGoldenFilesSay(String form, TestDatabase database) {
        Shell shell = harmed(database);
        for (Chapter chapter : STORY) {
            String[] command = chapter.command().split(" ", -1);
            if (form.equals("json")) {
                Outcome outcome = shell.with("--json").run(command);
                assertThat(outcome.json().isObject()).isTrue();
                assertThat(outcome.exitCode()).as(chapter.name()).isEqualTo(chapter.exitCode());
                GoldenFile.assertSame("json/" + chapter.name() + ".json", masked(outcome.out()));
            } else {
                Outcome outcome = shell.run(command);
                GoldenFile.assertSame(
                        "text/" + chapter.name() + ".txt",
                        masked("$ migrate " + chapter.command() + "\n" + outcome.out() + "--- stderr\n" + outcome.err()
                                + "--- exit " + outcome.exitCode() + "\n"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "check", "repair"})
    void theCommands_copiedOutOfWhatWasSaid_mendIt(String command, TestDatabase database) {
        Shell shell = harmed(database);

        List<String> commands = Pattern.compile("migrate (repair [a-z-]+ \\w+)")
                .matcher(shell.run(command).out())
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(commands)
                .containsExactlyInAnyOrder(
                        "repair accept-script b2b2",
                        "repair accept-script c3c3",
                        "repair mark-applied d4d4",
                        "repair mark-applied f6f6",
                        "repair mark-not-applied f6f6");
        for (String each : commands) {
            if (!each.equals("repair mark-applied f6f6")) {
                Outcome outcome = shell.run(each.split(" ", -1));
                assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            }
        }
        assertThat(shell.run("status").out()).contains("Up to date.");
        assertThat(shell.run("check").exitCode()).isZero();
        assertThat(shell.run("downgrade", "base").exitCode()).isZero();
        assertThat(shell.run("upgrade", "head").exitCode()).isZero();
    }

    @Test
    void aHalfDoneStep_isAFindingOfCheck_whichCanBeSkippedLikeAnyOther(TestDatabase database) {
        Shell shell = Shell.plain().with("--url", database.url(), "--scripts", "classpath:shop");
        shell.run("upgrade", "head");
        database.execute("UPDATE schema_revision SET state = 'undoing', progress = E'2\\nff done', claimed_at = now(),"
                + " claimed_by = 'deploy@web-3' WHERE revision = 'e5e5'");

        Outcome check = shell.run("check");
        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.out())
                .startsWith(
                        "half-done: Revision e5e5 is half undone: 1 of 2 statements of its downgrade, by deploy@web-3")
                .contains("'migrate downgrade d4d4'")
                .contains("'migrate repair mark-applied e5e5'");
        assertThat(shell.run("check", "--skip", "half-done").exitCode()).isZero();
        assertThat(shell.run("upgrade", "head").err()).contains("migrate repair mark-applied e5e5");
        assertThat(shell.run("repair", "mark-applied", "e5e5").exitCode()).isZero();
        assertThat(shell.run("check").exitCode()).isZero();
    }
}
