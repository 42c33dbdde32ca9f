package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** The call was ended by its {@link Cancellation}. Steps that were reported as done stay. */
public final class RunCancelledException extends StemmaException {

    private static final String NEXT = "\nNext: run the same command again when it may run.";

    private RunCancelledException(String message) {
        super(ErrorCode.CANCELLED, message);
    }

    private RunCancelledException(String message, Exception cause) {
        super(ErrorCode.CANCELLED, message, cause);
    }

    static RunCancelledException beforeAnythingRan(String when) {
        return new RunCancelledException("The run was cancelled " + when + ".\nState: nothing was changed." + NEXT);
    }

    /** While a step ran; {@code state} says in full sentences what became of it. */
    static RunCancelledException inStep(String revision, String state, Exception cause) {
        return new RunCancelledException(
                "The run was cancelled at revision " + revision + ".\nState: " + state + NEXT, cause);
    }
}
