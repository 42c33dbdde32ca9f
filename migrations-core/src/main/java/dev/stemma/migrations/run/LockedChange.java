package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;

/** Changes the bookkeeping alone: in one transaction in which other writers are kept out, while nobody is at work. */
final class LockedChange {

    private final Connection connection;
    private final HeldLock lock;
    private final RevisionStore store;
    private final LiveClaims liveClaims;

    LockedChange(LockRequest request, HeldLock lock, RevisionStore store) {
        this.connection = request.connection();
        this.lock = lock;
        this.store = store;
        this.liveClaims = new LiveClaims(request, store, lock);
    }

    <T> T make(Runner.Change<T> change) throws SQLException {
        Transactions transactions = Transactions.on(connection);
        SessionState callers = transactions.areCallers() ? SessionState.read(connection) : null;
        while (true) {
            liveClaims.await(store.rows(connection).halfDone());
            boolean ended = false;
            transactions.begin();
            try {
                store.lock(connection, RevisionStore.WITHOUT_TIMEOUTS);
                StoredRows rows = store.rows(connection);
                // without a lock, a step may have been claimed since nobody was at work
                if (liveClaims.atWork(rows.halfDone()).isEmpty()) {
                    T result = change.make(rows);
                    lock.ensureHeld();
                    if (callers != null) {
                        // the transaction goes on, and the time-outs that it had are its caller's
                        callers.restore(connection);
                    }
                    transactions.commit();
                    transactions.leave();
                    ended = true;
                    return result;
                }
            } finally {
                if (!ended) {
                    transactions.rollBack();
                }
            }
        }
    }
}
