package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.sql.CopyFromStdin;
import dev.stemma.migrations.sql.SourcePosition;
import dev.stemma.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words the failure of a step: what, where, why, in which state the database is, and what to do next. */
final class FailureReport {

    private static final Pattern COPY_LINE = Pattern.compile("COPY .*?, line (\\d+)");
    private static final String ACTIVE_TRANSACTION = "25001";
    private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";
    private static final int LONGEST_STATEMENT = 600;

    private final PreparedStep step;
    private final ServerError error;
    private final SQLException cause;

    FailureReport(PreparedStep step, SQLException cause) {
        this.step = step;
        this.cause = cause;
        this.error = ServerError.of(cause);
    }

    /**
     * Composes the exception.
     *
     * @param failed the index, from 0, of the statement that failed; -1 when it was none of the script's
     * @param state what state the database is in now, as full sentences
     */
    StepFailedException exception(int failed, String state) {
        FailureLocation location = failed < 0 ? null : locate(failed);
        StringBuilder text = new StringBuilder();
        text.append(step.step().direction() == Direction.DOWNGRADE ? "Downgrade of " : "Revision ")
                .append(step.step().revision().id())
                .append(" failed");
        if (location != null) {
            text.append(" at ").append(place(location)).append('\n').append(indent(excerpt(location.statement())));
        } else {
            text.append(" in the bookkeeping or at the commit, not in a statement of its script");
        }
        text.append('\n').append(error.message());
        appendField(text, " (SQLState ", error.sqlState(), ")");
        appendField(text, "\nDetail: ", error.detail(), "");
        appendField(text, "\nHint: ", error.hint(), "");
        appendField(text, "\nWhere: ", error.where(), "");
        text.append("\nState: ").append(state).append("\nNext: ").append(next());
        return new StepFailedException(step.step(), location, text.toString(), cause);
    }

    private FailureLocation locate(int failed) {
        SqlStatement statement = step.statements().get(failed);
        SourcePosition at = position(statement);
        return new FailureLocation(
                step.section().path(),
                at.line(),
                at.column(),
                statement.text(),
                failed + 1,
                step.statements().size());
    }

    private SourcePosition position(SqlStatement statement) {
        if (statement instanceof CopyFromStdin copy && error.where() != null) {
            Matcher line = COPY_LINE.matcher(error.where());
            if (line.find()) {
                return new SourcePosition(copy.dataLine() + Integer.parseInt(line.group(1)) - 1, 1);
            }
        }
        return statement.position(Math.max(1, error.position()));
    }

    private static String place(FailureLocation at) {
        return at.path() + ":" + at.line() + ":" + at.column() + ", statement " + at.index() + " of " + at.count();
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

    private String next() {
        if (ACTIVE_TRANSACTION.equals(error.sqlState()) && step.section().transactional()) {
            return "write 'transaction:false' after the section's marker, and keep this statement alone in its"
                    + " revision; then run the same command again.";
        }
        if (UNSAFE_NEW_ENUM_VALUE.equals(error.sqlState())) {
            return "a new enum value can be used only after the transaction that adds it; put its first use into a"
                    + " revision of its own, and bring a fresh database up by 'upgrade' rather than 'oneshot'.";
        }
        return "correct the script, or what it meets in the database, and run the same command again.";
    }
}
