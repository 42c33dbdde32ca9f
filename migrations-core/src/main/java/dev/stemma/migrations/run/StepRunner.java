package dev.stemma.migrations.run;

import dev.stemma.migrations.op.internal.StepControl;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs the work of one step, once, and knows how far it came. */
interface StepRunner {

    /** The runner for the work of a step. */
    static StepRunner of(
            PreparedStep step,
            RunListener listener,
            LockRetries retries,
            StepControl control,
            StatementProgress progress) {
        Work work = step.work();
        if (work instanceof Work.Statements statements) {
            return new StatementRunner(step.step(), statements, listener, retries, progress);
        }
        if (work instanceof Work.Declared model) {
            return new ModelRunner(step.step(), model, listener, retries);
        }
        return work instanceof Work.Code code ? new CodeRunner(code, control) : new NothingRunner();
    }

    void run(Connection connection) throws SQLException, CodeException;

    /** Where it is running or has failed; null when that is not in the script. */
    @Nullable
    FailureLocation failedAt(ServerError error);

    /** Whether it has committed a part of a transactional step, which then cannot be rolled back any more. */
    default boolean hasCommitted() {
        return false;
    }

    /** What stays of a step that fails and is not, or not wholly, rolled back, as the beginning of a sentence. */
    String whatStays();

    /** What of the statement that ran when the connection was lost, as the end of a sentence; may be empty. */
    default String whatMayStay() {
        return "";
    }

    /** A stamp. */
    record NothingRunner() implements StepRunner {

        @Override
        public void run(Connection connection) {
            // only the bookkeeping changes
        }

        @Override
        public @Nullable FailureLocation failedAt(ServerError error) {
            return null;
        }

        @Override
        public String whatStays() {
            return "nothing was run";
        }
    }
}
