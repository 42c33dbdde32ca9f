package dev.stemma.migrations.run;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.store.MissingRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run ends with that did not get beyond a step.
 *
 * @param context the run
 * @param bookkeeping what keeps the log
 * @param timeouts the time-outs that the step had
 */
record StepEnd(RunContext context, Bookkeeping bookkeeping, StepTimeouts timeouts) {

    /**
     * A failure or a cancellation, which the log has then too.
     *
     * @param current the step
     * @param e what was thrown
     * @param state the state of the database, as full sentences
     * @param lost whether the connection was lost
     * @param log a connection to write to the log, or null
     */
    StemmaException failed(RunningStep current, Exception e, String state, boolean lost, @Nullable Connection log) {
        PreparedStep step = current.prepared();
        if (context.call().isCancelled()) {
            RunCancelledException cancelled =
                    RunCancelledException.inStep(step.step().revision().id(), state, e);
            log(current, cancelled, log);
            return cancelled;
        }
        List<String> grants = e instanceof SQLException refusal && log != null
                ? context.store().missingRights(log, MissingRights.Use.RUN, refusal)
                : List.of();
        StepFailedException failure = new FailureReport(
                        step, e, timeouts, lost ? context.mode().again() : null, grants)
                .exception(current.runner(), state);
        log(current, failure, log);
        context.tell(new Event.StepFailed(step.step(), failure));
        if (e instanceof CodeException code && code.thrown() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    private void log(RunningStep current, StemmaException failure, @Nullable Connection log) {
        if (log != null) {
            try {
                bookkeeping.log(log, current.prepared(), current.elapsed(), String.valueOf(failure.getMessage()));
            } catch (SQLException unlogged) {
                failure.addSuppressed(unlogged);
            }
        }
    }

    /** The commit of the last step that was begun happened, and steps are left. */
    ConnectionLostException committed(Step last, String state, Exception e) {
        return new ConnectionLostException(
                last,
                true,
                "The connection was lost at the commit of " + last.inShort() + ", which did happen, as a look on a new"
                        + " connection showed.\n"
                        + ServerError.of(e).message() + "\nState: " + state + "\nNext: "
                        + context.mode().again() + "; it goes on from there.",
                e);
    }

    /** Nobody could be asked whether these steps were committed. */
    ConnectionLostException unknown(List<Step> steps, String state, String why, Exception e) {
        Step last = steps.get(steps.size() - 1);
        return new ConnectionLostException(
                last,
                false,
                "The connection was lost at the commit of " + last.inShort()
                        + ", and whether that happened is unknown: "
                        + why + ".\n"
                        + ServerError.of(e).message() + "\nState: " + state
                        + "\nNext: when the server can be reached, look with 'migrate status', and "
                        + context.mode().again() + "; it goes on from where the database is.",
                e);
    }
}
