package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;

/** One run under its lock: what it was asked with, and what it holds. */
record RunContext(
        RunSettings settings,
        RunMode mode,
        LockRequest request,
        DriverSession driver,
        HeldLock lock,
        CancellableCall call) {

    Connection connection() {
        return request.connection();
    }

    RevisionStore store() {
        return settings.store();
    }

    void tell(Event event) {
        settings.listener().on(event);
    }
}
