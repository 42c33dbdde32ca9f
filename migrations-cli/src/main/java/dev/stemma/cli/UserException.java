package dev.stemma.cli;

/** Something that the user can mend: a message, and the exit code that goes with it. */
public final class UserException extends RuntimeException {

    private final ExitCode exitCode;
    private final String code;

    /**
     * A failure with a message for people.
     *
     * @param exitCode how the process ends
     * @param code the kind of failure, for tools
     * @param message what happened and what to do next
     */
    public UserException(ExitCode exitCode, String code, String message) {
        super(message);
        this.exitCode = exitCode;
        this.code = code;
    }

    /** How the process ends. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The kind of failure, for tools. */
    public String code() {
        return code;
    }
}
