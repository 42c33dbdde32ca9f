package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.RefusedOperationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of one call of a revision's code, as they come. Confined to that call. */
final class Recording {

    private final CallerLine caller;
    private final List<RecordedStatement> statements = new ArrayList<>();
    private final Deque<Integer> savepoints = new ArrayDeque<>();
    private @Nullable Refusal refusal;
    private boolean outside;

    Recording(CallerLine caller) {
        this.caller = caller;
    }

    void add(String sql) {
        if (sql.indexOf('\0') >= 0) {
            throw refuse("has a value with a NUL character, which PostgreSQL keeps in no text");
        }
        statements.add(new RecordedStatement(sql, caller.now(), !outside));
    }

    /** Remembers the first refusal: code that catches it would go on with an answer that is none. */
    NeedsDatabaseException refuse(String problem) {
        Refusal thrown = new Refusal(problem, caller.now());
        if (refusal == null) {
            refusal = thrown;
        }
        return new NeedsDatabaseException(thrown);
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What comes until {@link #enterTransaction} stands outside the transaction. */
    void leaveTransaction() {
        if (outside || !savepoints.isEmpty()) {
            throw new RefusedOperationException("outsideTransaction cannot stand inside "
                    + (outside ? "outsideTransaction" : "dsl().transaction(…)")
                    + ": it commits what was done before. Write one after the other");
        }
        outside = true;
    }

    void enterTransaction() {
        outside = false;
    }

    void mark() {
        savepoints.push(statements.size());
    }

    void release() {
        savepoints.pop();
    }

    void rollBack() {
        int size = savepoints.pop();
        statements.subList(size, statements.size()).clear();
    }

    List<RecordedStatement> statements() {
        return List.copyOf(statements);
    }
}
