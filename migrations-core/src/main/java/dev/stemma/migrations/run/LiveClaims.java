package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockAttempt;
import dev.stemma.migrations.lock.LockHolder;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Waits for runs that are at work on a step without a transaction. Under a lock their runs are over, and only a session
 * that is still busy with what its run had asked for is waited for.
 */
record LiveClaims(LockRequest request, RevisionStore store, HeldLock lock) {

    /** Waits until none of these is at work; tells whether there was one, so that the rows have to be read again. */
    boolean await(List<HalfDone> halfDone) throws SQLException {
        Optional<LockHolder> first = atWork(halfDone);
        if (first.isEmpty()) {
            return false;
        }
        request.poll(new LockAttempt() {
            private LockHolder last = first.get();

            @Override
            public Optional<HeldLock> tryOnce() throws SQLException {
                // the session of a run that has come to an end may live on in a pool
                Optional<LockHolder> now =
                        atWork(store.rows(request.connection()).halfDone());
                now.ifPresent(holder -> last = holder);
                return now.isPresent() ? Optional.empty() : Optional.of(lock);
            }

            @Override
            public LockHolder holder() {
                return last;
            }
        });
        return true;
    }

    /** Who is at work on one of these. */
    Optional<LockHolder> atWork(List<HalfDone> halfDone) throws SQLException {
        Connection connection = request.connection();
        for (HalfDone each : halfDone) {
            if (each.session() != null) {
                Optional<String> holder = store.claims().holder(connection, each.session(), lock.keepsOthersOut());
                if (holder.isPresent()) {
                    return Optional.of(new LockHolder(holder.get() + ", at work on revision "
                            + each.revision().id() + " without a transaction"));
                }
            }
        }
        return Optional.empty();
    }
}
