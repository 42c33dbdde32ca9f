package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.BatchAction;
import dev.stemma.migrations.op.RefusedOperationException;
import java.util.HashSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectFinalStep;
import org.jooq.SelectQuery;
import org.jspecify.annotations.Nullable;

/** The rounds of one {@code batched}, each of which must find other rows than the one before. */
final class Batches<R extends Record> {

    private final SelectQuery<R> selection;
    private @Nullable Result<R> before;

    Batches(Select<R> selection, int size) {
        if (size < 1) {
            throw new RefusedOperationException("batched: a batch has at least 1 row, not " + size);
        }
        this.selection = query(selection);
        this.selection.addLimit(size);
    }

    private static <R extends Record> SelectQuery<R> query(Select<R> selection) {
        if (selection instanceof SelectFinalStep<R> step) {
            return step.getQuery();
        }
        if (selection instanceof SelectQuery<R> query) {
            return query;
        }
        throw new RefusedOperationException("batched: the selection must be a SELECT of jOOQ's DSL, such as"
                + " dsl.select(…).from(…).where(…), not a "
                + selection.getClass().getSimpleName());
    }

    /** Fetches and handles the next rows; returns how many, 0 at the end. */
    <E extends Exception> int round(DSLContext dsl, BatchAction<R, E> action) throws E {
        Result<R> rows = dsl.fetch(selection);
        if (rows.isEmpty()) {
            return 0;
        }
        // not in order: without ORDER BY PostgreSQL may begin its scan anywhere
        if (before != null && rows.size() == before.size() && new HashSet<>(rows).equals(new HashSet<>(before))) {
            throw new RefusedOperationException("batched: the selection finds the same " + rows.size()
                    + (rows.size() == 1 ? " row" : " rows") + " again after the action has handled them, and would for"
                    + " ever. The action must make the rows leave the selection, as writing a column does that the"
                    + " selection asks to be null; and the selection must hold a key that tells rows apart");
        }
        before = rows;
        action.handle(rows);
        return rows.size();
    }
}
