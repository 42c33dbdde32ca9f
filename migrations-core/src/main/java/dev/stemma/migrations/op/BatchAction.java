package dev.stemma.migrations.op;

import org.jooq.Record;
import org.jooq.Result;

/**
 * What {@link Operations#batched} does to the rows of a batch, for example write a new column of theirs.
 *
 * @param <R> the rows
 * @param <E> the checked exception that it throws; {@link RuntimeException} for code that throws none
 */
@FunctionalInterface
public interface BatchAction<R extends Record, E extends Exception> {

    /**
     * Handles one batch, in a transaction of its own.
     *
     * @param rows the rows in the order of the selection, at least one
     * @throws E any failure; the batch is rolled back, the batches before it stay
     */
    void handle(Result<R> rows) throws E;
}
