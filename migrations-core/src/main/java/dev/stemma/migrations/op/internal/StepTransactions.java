package dev.stemma.migrations.op.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jooq.Transaction;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dsl().transaction(…)} does in a step: a savepoint inside a transaction, be it the step's; a transaction of
 * its own in autocommit mode. jOOQ's own provider would commit the transaction of the step.
 */
final class StepTransactions implements TransactionProvider {

    private final Connection connection;
    private final StepConnection guard;
    private final StepProgress progress;
    private int depth;

    StepTransactions(Connection connection, StepConnection guard, StepProgress progress) {
        this.connection = connection;
        this.guard = guard;
        this.progress = progress;
    }

    /** One {@code transaction(…)}; without a savepoint it is a transaction of its own. */
    private record Nested(@Nullable Savepoint savepoint, int pendingBefore) implements Transaction {}

    /** Whether a {@code transaction(…)} is open. */
    boolean isOpen() {
        return depth > 0;
    }

    @Override
    public void begin(TransactionContext context) {
        guard.refuseAfterTheEnd();
        try {
            if (connection.getAutoCommit()) {
                connection.setAutoCommit(false);
                context.transaction(new Nested(null, progress.pending()));
            } else {
                context.transaction(new Nested(connection.setSavepoint(), progress.pending()));
            }
            depth++;
        } catch (SQLException e) {
            throw new DataAccessException("A transaction cannot begin", e);
        }
    }

    @Override
    public void commit(TransactionContext context) {
        Nested nested = (Nested) context.transaction();
        try {
            if (nested.savepoint() != null) {
                connection.releaseSavepoint(nested.savepoint());
            } else {
                connection.commit();
                connection.setAutoCommit(true);
                progress.committed();
            }
            depth--;
        } catch (SQLException e) {
            throw new DataAccessException("A transaction cannot be committed", e);
        }
    }

    /** Called after a failed commit too, and after a failed begin. */
    @Override
    public void rollback(TransactionContext context) {
        if (!(context.transaction() instanceof Nested nested)) {
            return;
        }
        depth--;
        progress.rolledBackTo(nested.pendingBefore());
        try {
            if (nested.savepoint() != null) {
                connection.rollback(nested.savepoint());
            } else {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DataAccessException("A transaction cannot be rolled back", e);
        }
    }
}
