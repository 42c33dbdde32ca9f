package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads who asks for help, held by golden files. */
class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "revision",
                "merge",
                "rebase",
                "edit",
                "branches",
                "history",
                "check",
                "upgrade",
                "downgrade",
                "stamp",
                "oneshot",
                "current",
                "heads",
                "show",
                "status",
                "repair",
                "repair accept-script",
                "repair mark-applied",
                "repair mark-not-applied",
                "fixture",
                "fixture populate",
                "fixture dump",
                "fixture keypair",
                "fixture list",
                "fixture validate",
                "demo"
            })
    void everyCommand_explainsItself(String command) {
        String[] arguments = (command + " --help").split(" ");
        Outcome outcome = Shell.plain().run(arguments);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        GoldenFile.assertSame("help/" + command.replace(' ', '-') + ".txt", outcome.out());
    }

    @Test
    void help_namesEveryCommandTheTargetsAndTheExitCodes() {
        assertThat(Shell.plain().run("--help").out())
                .contains("upgrade", "downgrade", "stamp", "oneshot", "current", "history", "heads", "show", "status")
                .contains("fixture", "demo", "completion", "Targets:", "Exit codes:", "repair", "130", "143");
    }

    @Test
    void version_namesTheProgramAndTheJvm() {
        assertThat(Shell.plain().run("--version").out()).startsWith("migrate ").contains("JVM ");
    }

    @Test
    void completion_isAScriptForTheShell() {
        assertThat(Shell.plain().run("completion").out()).contains("complete", "downgrade");
    }
}
