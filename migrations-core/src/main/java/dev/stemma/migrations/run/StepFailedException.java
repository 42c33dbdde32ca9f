package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement, or the code, of a step failed. The message says where, why, and what state the database is in. */
public final class StepFailedException extends StemmaException {

    private final Step step;
    private final @Nullable FailureLocation location;
    private final @Nullable String sqlState;

    StepFailedException(
            Step step, @Nullable FailureLocation location, @Nullable String sqlState, String message, Throwable cause) {
        super(ErrorCode.STEP_FAILED, message, cause);
        this.step = step;
        this.location = location;
        this.sqlState = sqlState;
    }

    /**
     * The step that failed.
     *
     * @return the step
     */
    public Step step() {
        return step;
    }

    /**
     * Where in the script.
     *
     * @return the place, or empty when no statement of the script but the bookkeeping or the commit failed
     */
    public Optional<FailureLocation> location() {
        return Optional.ofNullable(location);
    }

    /**
     * The server's SQLState (PostgreSQL manual, appendix A).
     *
     * @return five characters, or empty when the failure did not come from the server
     */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}
