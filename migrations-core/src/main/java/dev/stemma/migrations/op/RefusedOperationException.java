package dev.stemma.migrations.op;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import org.jspecify.annotations.Nullable;

/** A revision in Java asked for something that cannot be done where it stands. The message says what to write instead. */
public final class RefusedOperationException extends StemmaException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what was asked for, why it is refused, and what to do
     */
    public RefusedOperationException(String message) {
        this(message, null);
    }

    /**
     * A refusal with its cause.
     *
     * @param message what was asked for, why it is refused, and what to do
     * @param cause what went wrong, or null
     */
    public RefusedOperationException(String message, @Nullable Throwable cause) {
        super(ErrorCode.INVALID_SCRIPT, message, cause);
    }
}
