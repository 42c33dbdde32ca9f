package dev.stemma.cli;

import dev.stemma.migrations.error.ErrorCode;

/** How the process ends; the numbers are part of the contract with scripts that call it. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** A step failed, or another error. */
    FAILED(1),
    /** Wrong usage, unknown or ambiguous target. */
    USAGE(2),
    /** A check found something. */
    FOUND(3),
    /** The lock could not be had in time. */
    LOCKED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the shell sees. */
    public int number() {
        return number;
    }

    /** What a failure of the library means to the shell. */
    public static ExitCode of(ErrorCode code) {
        return switch (code) {
            case LOCK_TIMEOUT -> LOCKED;
            case UNKNOWN_REVISION,
                    AMBIGUOUS_REVISION,
                    NOT_IN_BRANCH,
                    MULTIPLE_HEADS,
                    NO_PATH,
                    AMBIGUOUS_WALK,
                    INVALID_TARGET,
                    NOT_A_HEAD,
                    INVALID_REBASE,
                    NOTHING_TO_REPAIR -> USAGE;
            default -> FAILED;
        };
    }
}
