package dev.stemma.migrations.error;

import org.jspecify.annotations.Nullable;

/**
 * What every failure of the library is: unchecked, with a stable {@link #code()} for tools and a message for people
 * that says what happened, where, what state the database is in, and what to do next. Subclasses carry the data.
 */
public class StemmaException extends RuntimeException {

    private final ErrorCode code;

    /**
     * A failure without a deeper cause.
     *
     * @param code what kind of failure it is
     * @param message what happened and what to do next
     */
    public StemmaException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * A failure that something else caused.
     *
     * @param code what kind of failure it is
     * @param message what happened and what to do next
     * @param cause the exception that led here, or null
     */
    public StemmaException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * The kind of failure; stable between releases.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }
}
