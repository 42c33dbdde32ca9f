package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Step;

/**
 * The connection was lost at a commit, and the run ends there: the commit did happen and steps are left, or nobody could be
 * asked whether it did. A step that was certainly not committed ends in a {@link StepFailedException}.
 */
public final class ConnectionLostException extends StemmaException {

    private final Step step;
    private final boolean committed;

    ConnectionLostException(Step step, boolean committed, String message, Exception cause) {
        super(ErrorCode.CONNECTION_LOST, message, cause);
        this.step = step;
        this.committed = committed;
    }

    /**
     * The step, or the last one of those that share the transaction.
     *
     * @return the step
     */
    public Step step() {
        return step;
    }

    /**
     * Whether the commit is known to have happened.
     *
     * @return true when the step is done; false when that is unknown
     */
    public boolean isCommitted() {
        return committed;
    }
}
