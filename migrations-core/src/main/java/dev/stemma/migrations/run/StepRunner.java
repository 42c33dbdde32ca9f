package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs the work of one step, once, and knows how far it came. */
interface StepRunner {

    /** The runner for the work of a step. */
    static StepRunner of(PreparedStep step, RunListener listener) {
        Work work = step.work();
        if (work instanceof Work.Statements statements) {
            return new StatementRunner(step.step(), statements, listener);
        }
        return work instanceof Work.Code code ? new CodeRunner(step.step(), code, listener) : new NothingRunner();
    }

    void run(Connection connection) throws SQLException, CodeException;

    /** Where it is running or has failed; null when that is not in the script. */
    @Nullable
    FailureLocation failedAt(ServerError error);

    /** What stays of a step that is not transactional when it fails, as the beginning of a sentence. */
    String whatStays();

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
