package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.BatchAction;
import dev.stemma.migrations.op.CodeBlock;
import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.RefusedOperationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** Operations on the connection of a step, which is in the mode of the step when they get it. */
public final class OnlineOperations implements Operations, AutoCloseable {

    private final Connection connection;
    private final StepControl control;
    private final StepProgress progress = new StepProgress();
    private final StatementLog log;
    private final StepConnection guard;
    private final StepTransactions transactions;
    private final DSLContext dsl;
    private @Nullable String inside;

    /**
     * Operations on a connection.
     *
     * @param connection the connection of the step
     * @param control the run's side of the step
     */
    public OnlineOperations(Connection connection, StepControl control) {
        this.connection = connection;
        this.control = control;
        this.log = new StatementLog(control, progress);
        this.guard = new StepConnection(connection);
        this.transactions = new StepTransactions(connection, guard, progress);
        this.dsl = DSL.using(new DefaultConfiguration()
                .set(guard.guarded())
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withExecuteLogging(false))
                .set(transactions)
                .set(log));
    }

    /**
     * How far the step has come.
     *
     * @return live figures
     */
    public StepProgress progress() {
        return progress;
    }

    /**
     * The statement that a failure came from.
     *
     * @param thrown what the code threw
     * @return its text, or empty when jOOQ executed none that failed so
     */
    public Optional<String> failedStatement(Throwable thrown) {
        return log.statementOf(thrown);
    }

    /**
     * Makes sure that what the step did can be committed. A COMMIT after a failed statement is a ROLLBACK, which a driver
     * need not report.
     *
     * @throws RefusedOperationException when a statement has failed
     */
    public void requireUnbroken() {
        try (Statement probe = connection.createStatement()) {
            probe.execute("SELECT 1");
        } catch (SQLException e) {
            throw StatementLog.IN_FAILED_TRANSACTION.equals(e.getSQLState())
                    ? wentOn(log.failure().orElse(e))
                    : failed(e);
        }
    }

    /**
     * What is to be told of a failure: where PostgreSQL refused a statement because one before it had failed, that one.
     *
     * @param thrown what the code threw
     * @return the same, or its deeper reason
     */
    public Throwable reasonOf(Throwable thrown) {
        boolean consequence = thrown instanceof DataAccessException database
                && StatementLog.IN_FAILED_TRANSACTION.equals(database.sqlState());
        return consequence && log.failure().isPresent() ? wentOn(log.failure().get()) : thrown;
    }

    private static RefusedOperationException wentOn(SQLException failure) {
        return new RefusedOperationException(
                "The code went on after this failure. PostgreSQL undoes the whole transaction then, so that the step"
                        + " cannot be recorded as done; a statement that may fail belongs into"
                        + " op.dsl().transaction(…), which undoes no more than that statement",
                failure);
    }

    /** Ends the step: from here on the operations and all that they handed out refuse to reach the database. */
    @Override
    public void close() {
        guard.end();
    }

    @Override
    public DSLContext dsl() {
        return dsl;
    }

    @Override
    public int execute(Query... queries) {
        int rows = 0;
        for (Query query : queries) {
            rows += dsl.execute(query);
        }
        return rows;
    }

    @Override
    public int execute(String sql, @Nullable Object... bindings) {
        return dsl.execute(sql, bindings);
    }

    @Override
    public int bulkInsert(Table<?> table, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        return insert(List.of(BulkInsert.of(table, rows)));
    }

    @Override
    public int bulkInsert(Collection<? extends TableRecord<?>> records) {
        return insert(BulkInsert.of(records));
    }

    private int insert(List<Iterator<Query>> statements) {
        int rows = 0;
        for (Iterator<Query> each : statements) {
            while (each.hasNext()) {
                rows += dsl.execute(each.next());
            }
        }
        return rows;
    }

    @Override
    public <E extends Exception> void outsideTransaction(CodeBlock<E> block) throws E {
        leaveTransaction("outsideTransaction");
        boolean completed = false;
        try {
            block.run();
            completed = true;
        } finally {
            enterTransaction(completed);
        }
    }

    @Override
    public <R extends Record, E extends Exception> long batched(Select<R> selection, int size, BatchAction<R, E> action)
            throws E {
        Batches<R> batches = new Batches<>(selection, size);
        leaveTransaction("batched");
        boolean completed = false;
        try {
            long rows = 0;
            int handled = batch(batches, action, rows);
            while (handled > 0) {
                rows += handled;
                handled = batch(batches, action, rows);
            }
            completed = true;
            return rows;
        } finally {
            enterTransaction(completed);
        }
    }

    private <R extends Record, E extends Exception> int batch(Batches<R> batches, BatchAction<R, E> action, long before)
            throws E {
        boolean completed = false;
        begin();
        try {
            int handled = batches.round(dsl, action);
            commit();
            completed = true;
            if (handled > 0) {
                progress.committed();
                progress.batchCommitted(handled);
                control.batchCommitted(before + handled);
            }
            return handled;
        } finally {
            end(completed);
        }
    }

    private void commit() {
        requireUnbroken();
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void begin() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void end(boolean committed) {
        try {
            if (!committed) {
                progress.rolledBackTo(0);
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            if (committed) {
                throw failed(e);
            }
            // the connection is lost: what is on its way already tells of that
        }
    }

    private void leaveTransaction(String operation) {
        guard.refuseAfterTheEnd();
        if (inside != null || transactions.isOpen()) {
            throw new RefusedOperationException(operation + " cannot stand inside "
                    + (transactions.isOpen() ? "dsl().transaction(…)" : inside)
                    + ": it commits what was done before. Write one after the other");
        }
        try {
            requireUnbroken();
            control.leaveTransaction();
            progress.committed();
            inside = operation;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void enterTransaction(boolean completed) {
        inside = null;
        try {
            control.enterTransaction();
        } catch (SQLException e) {
            if (completed) {
                throw failed(e);
            }
            // the connection is lost: what is on its way already tells of that
        }
    }

    private static DataAccessException failed(SQLException e) {
        return new DataAccessException(String.valueOf(e.getMessage()), e);
    }

    @Override
    public void log(String message) {
        control.logged(message);
    }

    @Override
    public boolean isOffline() {
        return false;
    }
}
