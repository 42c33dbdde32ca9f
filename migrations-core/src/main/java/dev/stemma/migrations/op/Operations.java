package dev.stemma.migrations.op;

import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a revision in Java works with. Confined to the thread and to the call it is given to: neither it nor what it hands
 * out may be used after the step.
 *
 * <p>Failures of the database come as jOOQ's {@link org.jooq.exception.DataAccessException}; a revision lets them pass.
 * PostgreSQL refuses everything in a transaction after a failed statement, so a revision that catches one and goes on
 * fails too; where a statement may fail, it stands in {@code dsl().transaction(…)}, which then rolls back no more than that.
 *
 * <p>The transactions of a step are Stemma's: {@code COMMIT}, {@code Connection.commit()} and the like are refused.
 * Offline, nothing is executed: what is given to {@link #dsl}, {@link #execute} and {@link #bulkInsert} is written into the
 * script.
 */
public interface Operations {

    /**
     * jOOQ, bound to the connection of this step. It takes no {@code jooq-settings.xml} and logs no statements. Its
     * {@code transaction(…)} is a savepoint within the transaction of the step, and a transaction of its own where there is
     * none. The connection that its {@code connection(…)} gives refuses what would end the transaction or change the mode of
     * the connection.
     *
     * @return the context, in the dialect of the database; identifiers that are given as strings are quoted
     */
    DSLContext dsl();

    /**
     * Executes queries, in the order given.
     *
     * @param queries DDL or DML, of {@link #dsl} or of {@link org.jooq.impl.DSL}
     * @return how many rows they changed, all together; 0 when offline
     */
    int execute(Query... queries);

    /**
     * Executes one SQL statement, as {@link DSLContext#execute(String, Object...)} does: a {@code ?} stands for a value,
     * {@code {0}} for a {@link org.jooq.QueryPart}. PostgreSQL takes values in {@code SELECT} and DML only, not in DDL.
     *
     * @param sql the statement, without a semicolon at its end
     * @param bindings the values, or query parts
     * @return how many rows it changed; 0 when offline
     */
    int execute(String sql, @Nullable Object... bindings);

    /**
     * Inserts rows, thousands with one statement. Rows need not have the same columns: where a row has none of a name that
     * another has, it gets the column's default.
     *
     * @param table where to; a value is converted to the type of the field that the table declares, and is sent as its Java
     *     type says where the table declares none ({@code DSL.table("t")})
     * @param rows by the name of the column, which is quoted: a value, {@code null} for NULL, or a {@link org.jooq.Field} as
     *     an expression
     * @return how many rows were inserted; 0 when offline
     */
    int bulkInsert(Table<?> table, Collection<? extends Map<String, ? extends @Nullable Object>> rows);

    /**
     * Inserts records, each into its own table, in the order given; consecutive records of a table share statements. As in
     * {@link TableRecord#insert()}, fields that were not set get the column's default. The records are not refreshed.
     *
     * @param records the records, for example of {@code dsl().newRecord(table)}
     * @return how many rows were inserted; 0 when offline
     */
    int bulkInsert(Collection<? extends TableRecord<?>> records);

    /**
     * Runs a block in autocommit mode, for statements that PostgreSQL refuses in a transaction or whose effect must be
     * committed before the next ({@code CREATE INDEX CONCURRENTLY}, {@code ALTER TYPE … ADD VALUE} and its use). What the
     * step did before is committed; after the block a new transaction begins. So when something fails later, all that is
     * not undone: a revision that calls this must bear being run again from its beginning. Settings of the session stay, those
     * of the transaction ({@code SET LOCAL}) do not.
     *
     * <p>Where a step has no transaction, the block just runs. It cannot stand in another block, in a batch, or in
     * {@code dsl().transaction(…)}. Offline, the block is written between a {@code COMMIT} and a {@code BEGIN}.
     *
     * @param <E> what the block throws
     * @param block the block
     * @throws E what the block threw
     */
    <E extends Exception> void outsideTransaction(CodeBlock<E> block) throws E;

    /**
     * Handles many rows in batches, each committed in a transaction of its own, so that no lock is held for long and what is
     * done stays done. Each round fetches what the selection finds <em>now</em>; the action must make the rows leave the
     * selection, as an {@code UPDATE} of {@code name_new} does with {@code WHERE name_new IS NULL}. That is why a revision
     * that failed half way goes on where it stopped when it is run again. A round that finds the very rows of the one before
     * ends with an error, instead of going on for ever; so the selection must hold a key of the row.
     *
     * <p>As {@link #outsideTransaction}, it commits what the step did before, and stands where that may stand. Best is a
     * revision of its own. It reads the database, so offline it fails.
     *
     * @param <R> the rows
     * @param <E> what the action throws
     * @param selection what is to be handled, without a LIMIT of its own; ordered by an indexed column where the table is
     *     large
     * @param size the most rows of a batch, at least 1
     * @param action makes the rows of a batch leave the selection
     * @return how many rows were handled
     * @throws E what the action threw
     */
    <R extends Record, E extends Exception> long batched(Select<R> selection, int size, BatchAction<R, E> action)
            throws E;

    /**
     * Tells those who watch the run.
     *
     * @param message one line
     */
    void log(String message);

    /**
     * Whether the operations are written into a script instead of being run. What must read the database to know what to
     * do cannot be written down then.
     *
     * @return true for offline SQL, and when the way back is recorded
     */
    boolean isOffline();
}
