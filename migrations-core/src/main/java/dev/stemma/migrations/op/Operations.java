package dev.stemma.migrations.op;

import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * What a revision in Java works with. Confined to the call it is given to: neither it nor what it hands out may be kept.
 *
 * <p>Failures of the database come as jOOQ's {@link org.jooq.exception.DataAccessException}; a revision lets them pass.
 */
public interface Operations {

    /**
     * jOOQ, bound to the connection and the transaction of this step.
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
     * {@code {0}} for a {@link org.jooq.QueryPart}.
     *
     * @param sql the statement, without a semicolon at its end
     * @param bindings the values, or query parts
     * @return how many rows it changed; 0 when offline
     */
    int execute(String sql, Object... bindings);

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
