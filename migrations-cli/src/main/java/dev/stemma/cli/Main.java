package dev.stemma.cli;

import dev.stemma.cli.command.MigrateCommand;
import dev.stemma.cli.command.PlainCommand;
import dev.stemma.cli.output.document.ErrorDocument;
import dev.stemma.fixtures.error.FixtureErrorCode;
import dev.stemma.fixtures.error.FixtureException;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.Cancellation;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry of the command line. */
public final class Main {

    /** What these warn of, their exceptions say too; the references keep the levels from being collected. */
    private static final List<Logger> SILENT = List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("io.grpc"));

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(start(System.getenv(), arguments));
    }

    /** Runs one command as the process's own; gives its exit code. */
    static int start(Map<String, String> environment, String... arguments) {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
        Interruption interruption = Interruption.install();
        int exitCode = run(
                environment,
                Terminal.isAttached(),
                writer(System.out),
                writer(System.err),
                interruption.cancellation(),
                arguments);
        interruption.commandHasEnded();
        return exitCode;
    }

    /** A locale that was never set means ASCII to Java; what reads us nowadays takes UTF-8. */
    private static PrintWriter writer(PrintStream stream) {
        Charset charset = Charset.defaultCharset();
        return new PrintWriter(
                stream, true, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
    }

    /** Runs one command; gives its exit code. */
    public static int run(
            Map<String, String> environment, boolean terminal, PrintWriter out, PrintWriter err, String... arguments) {
        return run(environment, terminal, out, err, new Cancellation(), arguments);
    }

    private static int run(
            Map<String, String> environment,
            boolean terminal,
            PrintWriter out,
            PrintWriter err,
            Cancellation cancellation,
            String... arguments) {
        MigrateCommand migrate = new MigrateCommand(environment, terminal, cancellation, out, err);
        BiFunction<Exception, String, Integer> failure = (e, command) ->
                isFixtureCancelled(e, cancellation) ? fixtureCancelled(migrate, command) : failed(migrate, e);
        int exitCode = PlainCommand.of(migrate, arguments)
                .map(command -> run(command, e -> failure.apply(e, "migrate")))
                .orElseGet(() -> ParsedCommand.run(migrate, out, err, failure, arguments));
        out.flush();
        err.flush();
        return exitCode;
    }

    private static int run(Callable<Integer> command, Function<Exception, Integer> failure) {
        try {
            return command.call();
        } catch (Exception e) {
            return failure.apply(e);
        }
    }

    private static boolean isFixtureCancelled(Exception e, Cancellation cancellation) {
        return cancellation.isRequested()
                && e instanceof FixtureException fixture
                && fixture.code() != FixtureErrorCode.OUTCOME_UNKNOWN;
    }

    private static int fixtureCancelled(MigrateCommand migrate, String command) {
        String what = switch (command) {
            case "dump" -> "The dump was cancelled.\nState: no file was written; one that was there is as it was.";
            case "validate" -> "The validation was cancelled.\nState: nothing was written; it never is.";
            default -> "The loading was cancelled.\nState: nothing was loaded; its transaction was rolled back.";
        };
        return report(
                migrate,
                ExitCode.FAILED,
                ErrorCode.CANCELLED.name(),
                what + "\nNext: run the same command again when it may run.");
    }

    private static int failed(MigrateCommand migrate, Exception e) {
        if (e instanceof UserException user) {
            return report(migrate, user.exitCode(), user.code(), String.valueOf(user.getMessage()));
        }
        if (e instanceof StemmaException stemma) {
            return report(
                    migrate, ExitCode.of(stemma.code()), stemma.code().name(), String.valueOf(stemma.getMessage()));
        }
        if (e instanceof FixtureException fixture) {
            return report(migrate, ExitCode.FAILED, fixture.code().name(), String.valueOf(fixture.getMessage()));
        }
        if (migrate.console().verbosity() > 0) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            migrate.console().err().print(migrate.withoutSecrets(trace.toString()));
        }
        return report(
                migrate,
                ExitCode.FAILED,
                "DEFECT",
                "This is a defect of migrate: " + migrate.withoutSecrets(e.toString())
                        + "\nRun the command again with -v, and report what it says."
                        + " 'migrate status' tells what is applied");
    }

    private static int report(MigrateCommand migrate, ExitCode exitCode, String code, String message) {
        migrate.console().error(message);
        migrate.console().document(ErrorDocument.of(code, message));
        return exitCode.number();
    }
}
