package dev.stemma.migrations.op.internal;

import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;

/** {@code dsl().transaction(…)}: what is rolled back is not written down. */
record RecordedTransactions(Recording recording) implements TransactionProvider {

    @Override
    public void begin(TransactionContext context) {
        recording.mark();
    }

    @Override
    public void commit(TransactionContext context) {
        recording.release();
    }

    @Override
    public void rollback(TransactionContext context) {
        recording.rollBack();
    }
}
