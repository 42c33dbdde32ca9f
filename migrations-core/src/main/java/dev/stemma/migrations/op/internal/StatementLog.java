package dev.stemma.migrations.op.internal;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jspecify.annotations.Nullable;

/** Watches what jOOQ executes in a step: failures, notices of the server, and how many statements took effect. */
final class StatementLog implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    /** The transaction is aborted: it says nothing of why. */
    static final String IN_FAILED_TRANSACTION = "25P02";

    private final transient StepControl control;
    private final transient StepProgress progress;
    private @Nullable String failedStatement;
    private @Nullable SQLException failure;

    StatementLog(StepControl control, StepProgress progress) {
        this.control = control;
        this.progress = progress;
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        if (context.sqlException() != null || context.type() == ExecuteType.READ || context.connection() == null) {
            return;
        }
        try {
            progress.executed(context.connection().getAutoCommit());
        } catch (SQLException e) {
            throw new IllegalStateException("The mode of an open connection is known", e);
        }
    }

    @Override
    public void warning(ExecuteContext context) {
        for (SQLWarning warning = context.sqlWarning(); warning != null; warning = warning.getNextWarning()) {
            control.noticed(String.valueOf(warning.getMessage()));
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException thrown = context.sqlException();
        if (thrown != null && !IN_FAILED_TRANSACTION.equals(thrown.getSQLState())) {
            failure = thrown;
            failedStatement = context.sql();
        }
    }

    /** The last failure that was not the consequence of another. */
    Optional<SQLException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The statement that a failure came from, when jOOQ executed it. */
    Optional<String> statementOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause == failure) {
                return Optional.ofNullable(failedStatement);
            }
        }
        return Optional.empty();
    }
}
