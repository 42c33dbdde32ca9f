package dev.stemma.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.run.Cancellation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which commands picocli is told of. */
class CommandClassesTest {

    private static CommandLine given(String... arguments) {
        PrintWriter out = new PrintWriter(new StringWriter());
        CommandLine commandLine = new CommandLine(new MigrateCommand(Map.of(), false, new Cancellation(), out, out));
        CommandClasses.addTo(commandLine, arguments);
        return commandLine;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--help", "-h upgrade", "upgrade --help", "completion", "--version", "@file upgrade", "x"})
    void whoMayMeanAny_isGivenAll(String line) {
        assertThat(given(line.split(" ", -1)).getSubcommands().keySet())
                .containsExactlyElementsOf(CommandClasses.NAMES);
    }

    @ParameterizedTest
    @CsvSource({"history, history", "-v status --json, status", "upgrade heads --dry-run, upgrade heads"})
    void whoNamesOne_isGivenThatOne(String line, String expected) {
        assertThat(given(line.split(" ", -1)).getSubcommands().keySet())
                .containsExactlyInAnyOrder(expected.split(" ", -1));
    }

    @Test
    void names_areThoseThatTheCommandsHave() {
        given("--help").getSubcommands().forEach((name, command) -> {
            if (!name.equals("completion")) {
                assertThat(command.getCommandName()).isEqualTo(name);
            }
        });
    }
}
