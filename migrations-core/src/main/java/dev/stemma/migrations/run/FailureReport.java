package dev.stemma.migrations.run;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words the failure of a step: what, where, why, in which state the database is, and what to do next. */
final class FailureReport {

    private static final String ACTIVE_TRANSACTION = "25001";
    private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";
    private static final int LONGEST_STATEMENT = 600;

    private final PreparedStep step;
    private final ServerError error;
    private final Throwable cause;
    private final StepTimeouts timeouts;
    private final @Nullable String afterLoss;
    private final List<String> grants;

    /**
     * Of a failure.
     *
     * @param afterLoss what to do when the connection went with it, and null when not
     * @param grants the rights on the bookkeeping that the role misses
     */
    FailureReport(
            PreparedStep step,
            Exception cause,
            StepTimeouts timeouts,
            @Nullable String afterLoss,
            List<String> grants) {
        this.step = step;
        this.afterLoss = afterLoss;
        this.grants = List.copyOf(grants);
        this.timeouts = timeouts;
        this.cause = cause instanceof CodeException code ? code.thrown() : cause;
        this.error = ServerError.of(this.cause);
    }

    /**
     * Composes the exception.
     *
     * @param runner what ran the step, for the place
     * @param state what state the database is in now, as full sentences
     */
    StepFailedException exception(StepRunner runner, String state) {
        FailureLocation location = runner.failedAt(error);
        StringBuilder text = new StringBuilder();
        text.append(isModel() && location != null ? "The model" : revision())
                .append(afterLoss != null && location == null ? " lost its connection" : " failed");
        if (location != null) {
            text.append(" at ").append(place(location));
            if (!location.statement().isEmpty()) {
                text.append('\n').append(indent(excerpt(location.statement())));
            }
        } else {
            text.append(" in the bookkeeping or at the commit, not in a statement of its script");
        }
        text.append('\n').append(error.message());
        appendField(text, " (SQLState ", error.sqlState(), ")");
        appendField(text, "\nDetail: ", error.detail(), "");
        appendField(text, "\nHint: ", error.hint(), "");
        appendField(text, "\nWhere: ", error.where(), "");
        if (error.sqlState() != null) {
            text.append(wordsAroundTheServers());
        }
        text.append("\nState: ").append(state).append("\nNext: ").append(next(runner));
        return new StepFailedException(step.step(), location, error.sqlState(), text.toString(), cause);
    }

    /** What the code said when it passed on a failure of the server; jOOQ and the driver only repeat that. */
    private String wordsAroundTheServers() {
        if (cause instanceof StemmaException) {
            return "\n" + cause.getMessage() + ".";
        }
        boolean repeated =
                cause instanceof SQLException || cause.getClass().getName().startsWith("org.jooq.");
        return repeated ? "" : "\nThrown as: " + cause;
    }

    private boolean isModel() {
        return step.work() instanceof Work.Declared;
    }

    private String revision() {
        return (step.step().direction() == Direction.DOWNGRADE ? "Downgrade of " : "Revision ")
                + step.step().revision().id();
    }

    private static String place(FailureLocation at) {
        return at.path()
                + (at.line() > 0 ? ":" + at.line() : "")
                + (at.column() > 0 ? ":" + at.column() : "")
                + (at.count() > 0 ? ", statement " + at.index() + " of " + at.count() : "");
    }

    private static String excerpt(String statement) {
        return statement.length() <= LONGEST_STATEMENT ? statement : statement.substring(0, LONGEST_STATEMENT) + " …";
    }

    private static String indent(String statement) {
        return "    " + String.join("\n    ", statement.lines().toList());
    }

    private static void appendField(StringBuilder text, String before, @Nullable String value, String after) {
        if (value != null && !value.isEmpty()) {
            text.append(before).append(value).append(after);
        }
    }

    private String next(StepRunner runner) {
        if (!grants.isEmpty() && runner.failedAt(error) == null) {
            return "give the role what it misses, and run the same command again: " + String.join("; ", grants) + ";";
        }
        if (isModel() && afterLoss == null) {
            return "correct the model, and run the same command again; 'migrate upgrade heads' creates the same by the"
                    + " revisions.";
        }
        return new TimeoutAdvice(step.work(), timeouts)
                .next(error.sqlState())
                .map(advice ->
                        runner.hasCommitted() && step.transactional() ? advice + " Then " + again(runner) : advice)
                .orElseGet(() -> again(runner));
    }

    private String again(StepRunner runner) {
        if (afterLoss != null && !(runner.hasCommitted() && step.transactional())) {
            return afterLoss + ", when the server can be reached; it goes on from where the database is.";
        }
        if (runner.hasCommitted() && step.transactional()) {
            return "correct the code, or what it meets in the database. The same command then runs the revision from its"
                    + " beginning again: when what stays cannot bear that (batched does, CREATE TABLE does not), undo it"
                    + " by hand before.";
        }
        if (ACTIVE_TRANSACTION.equals(error.sqlState()) && step.transactional() && step.work() instanceof Work.Code) {
            return "put this statement into op.outsideTransaction(…), best alone in its revision, or write"
                    + " 'transaction = false' into @Revision; then run the same command again.";
        }
        if (ACTIVE_TRANSACTION.equals(error.sqlState()) && step.transactional()) {
            return "write 'transaction:false' after the section's marker, and keep this statement alone in its"
                    + " revision; then run the same command again.";
        }
        if (UNSAFE_NEW_ENUM_VALUE.equals(error.sqlState())) {
            return "a new enum value can be used only after the transaction that adds it; put its first use into a"
                    + " revision of its own, and bring a fresh database up by 'upgrade' rather than 'oneshot'.";
        }
        if (!step.transactional() && step.work() instanceof Work.Statements) {
            return "correct the statement, or what it meets in the database, and run the same command again; it goes on at"
                    + " this statement. Leave those that are done as they are: they are not run again.";
        }
        return "correct the script, or what it meets in the database, and run the same command again.";
    }
}
