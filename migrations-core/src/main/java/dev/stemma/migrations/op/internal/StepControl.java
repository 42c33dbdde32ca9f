package dev.stemma.migrations.op.internal;

import java.sql.SQLException;

/** What a run lends to the operations of one of its steps: its listeners, and the transaction of the step. */
public interface StepControl {

    /**
     * Tells that the revision says something.
     *
     * @param message its words
     */
    void logged(String message);

    /**
     * Tells that the server sent a notice.
     *
     * @param message its words
     */
    void noticed(String message);

    /**
     * Tells that a batch is committed.
     *
     * @param rows how many rows were handled so far
     */
    void batchCommitted(long rows);

    /**
     * Commits what the step did so far, after the steps before it with their bookkeeping; the connection is in autocommit
     * mode then. Does nothing in a step without a transaction.
     *
     * @throws SQLException when the database fails; the transaction is as it was then
     */
    void leaveTransaction() throws SQLException;

    /**
     * Puts the connection back into the mode of the step.
     *
     * @throws SQLException when the database fails
     */
    void enterTransaction() throws SQLException;
}
