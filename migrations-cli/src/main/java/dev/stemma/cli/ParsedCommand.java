package dev.stemma.cli;

import dev.stemma.cli.command.CommandClasses;
import dev.stemma.cli.command.MigrateCommand;
import dev.stemma.cli.command.TargetText;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.document.ErrorDocument;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command whose arguments picocli reads. */
final class ParsedCommand {

    private ParsedCommand() {}

    /** Runs it; gives its exit code. */
    static int run(
            MigrateCommand migrate,
            PrintWriter out,
            PrintWriter err,
            BiFunction<Exception, String, Integer> failure,
            String... arguments) {
        CommandLine commandLine = new CommandLine(migrate);
        CommandClasses.addTo(commandLine, arguments);
        return commandLine
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, given) -> wrongUsage(migrate, e, given))
                .setExecutionExceptionHandler((e, command, result) -> failure.apply(e, command.getCommandName()))
                .execute(TargetText.protect(arguments));
    }

    private static int wrongUsage(MigrateCommand migrate, ParameterException e, String... arguments) {
        // what stands behind the mistake was not parsed
        boolean json = List.of(arguments).contains("--json");
        Console console = json ? migrate.console().forJson() : migrate.console();
        String message = UsageMessage.of(e);
        console.error(message + "\nSee '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        console.document(ErrorDocument.of("USAGE", message));
        return ExitCode.USAGE.number();
    }
}
