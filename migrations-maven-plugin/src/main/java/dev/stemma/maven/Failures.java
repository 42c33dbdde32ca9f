package dev.stemma.maven;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.fixtures.error.FixtureException;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Says failures as Maven wants them: a goal that could not be done as it is configured is an error, and a step that failed
 * or a check that found something is a failure of the build.
 *
 * @param withTraces whether somebody asked for stack traces, by {@code -e} or {@code -X}; else the message is enough
 */
record Failures(boolean withTraces) {

    private static final Set<ErrorCode> CONFIGURATION = EnumSet.of(
            ErrorCode.SCRIPTS_LOCATION,
            ErrorCode.INVALID_MODEL,
            ErrorCode.INVALID_TEMPLATE,
            ErrorCode.LOCK_UNUSABLE,
            ErrorCode.NEEDS_DATABASE,
            ErrorCode.CANNOT_WRITE);

    private static final String IN_A_BUILD =
            "\nIn the POM these are <url>, <user> and <server>; on the command line -Dmigrations.url and so on.";

    /** Something that may fail in many ways. */
    @FunctionalInterface
    interface Action {
        void run() throws MojoExecutionException, MojoFailureException;
    }

    void translate(Action action) throws MojoExecutionException, MojoFailureException {
        try {
            action.run();
        } catch (UserException e) {
            String hint = e.code().equals("CONNECTION") ? IN_A_BUILD : "";
            throw error(e.getMessage() + hint, e);
        } catch (StemmaException e) {
            if (ExitCode.of(e.code()) == ExitCode.USAGE || CONFIGURATION.contains(e.code())) {
                throw error(e.getMessage() + classPathHint(e), e);
            }
            throw failure(e);
        } catch (FixtureException e) {
            throw failure(e);
        }
    }

    private static String classPathHint(StemmaException e) {
        return e.code() == ErrorCode.SCRIPTS_LOCATION
                        && String.valueOf(e.getMessage()).contains("classpath:")
                ? "\nThe class path is that of the module: bind the goal to process-classes or a later phase, or name the"
                        + " source folder, as in src/main/resources/db/migrations."
                : "";
    }

    private MojoExecutionException error(String message, RuntimeException e) {
        return withTraces ? new MojoExecutionException(message, e) : new MojoExecutionException(message);
    }

    private MojoFailureException failure(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return withTraces ? new MojoFailureException(message, e) : new MojoFailureException(message);
    }
}
