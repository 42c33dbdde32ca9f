package dev.stemma.cli;

import dev.stemma.cli.command.MigrateCommand;
import dev.stemma.cli.command.TargetText;
import dev.stemma.cli.output.document.ErrorDocument;
import dev.stemma.fixtures.error.FixtureException;
import dev.stemma.migrations.error.StemmaException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of the command line. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(run(System.getenv(), Help.Ansi.AUTO.enabled(), out, err, arguments));
    }

    /** Runs one command; gives its exit code. */
    public static int run(
            Map<String, String> environment, boolean terminal, PrintWriter out, PrintWriter err, String... arguments) {
        MigrateCommand migrate = new MigrateCommand(environment, terminal);
        CommandLine commandLine = new CommandLine(migrate)
                .addSubcommand("completion", new AutoComplete.GenerateCompletion())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, ignored) -> wrongUsage(migrate, e))
                .setExecutionExceptionHandler((e, ignored, result) -> failed(migrate, e));
        int exitCode = commandLine.execute(TargetText.protect(arguments));
        out.flush();
        err.flush();
        return exitCode;
    }

    private static int wrongUsage(MigrateCommand migrate, ParameterException e) {
        String message = String.valueOf(e.getMessage());
        migrate.console().error(message);
        UnmatchedArgumentException.printSuggestions(e, migrate.console().err());
        migrate.console()
                .err()
                .println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        migrate.console().document(ErrorDocument.of("USAGE", message));
        return ExitCode.USAGE.number();
    }

    private static int failed(MigrateCommand migrate, Exception e) throws Exception {
        if (e instanceof UserException user) {
            return report(migrate, user.exitCode(), user.code(), e);
        }
        if (e instanceof StemmaException stemma) {
            return report(migrate, ExitCode.of(stemma.code()), stemma.code().name(), e);
        }
        if (e instanceof FixtureException fixture) {
            return report(migrate, ExitCode.FAILED, fixture.code().name(), e);
        }
        // a defect of ours: the stack trace is what helps
        throw e;
    }

    private static int report(MigrateCommand migrate, ExitCode exitCode, String code, Exception e) {
        String message = String.valueOf(e.getMessage());
        migrate.console().error(message);
        migrate.console().document(ErrorDocument.of(code, message));
        return exitCode.number();
    }
}
