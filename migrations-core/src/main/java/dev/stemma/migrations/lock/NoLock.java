package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Consumer;

/** Everyone has it. */
record NoLock() implements RunLock {

    @Override
    public void acquire(Connection connection, Duration wait, Consumer<LockHolder> onWait) {
        // nothing to wait for
    }

    @Override
    public void release(Connection connection) {
        // nothing was taken
    }
}
