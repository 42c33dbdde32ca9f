package dev.stemma.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** A lock as {@link LockContract} sees it. */
@FunctionalInterface
public interface TestLock {

    /**
     * Waits until the lock is had.
     *
     * @param connection the connection of the one that asks, in autocommit mode
     * @param wait how long to wait
     * @param onWait told who holds it, when it is not to be had at once
     * @return what is held
     * @throws Exception as the lock does
     */
    Held acquire(Connection connection, Duration wait, Consumer<String> onWait) throws Exception;

    /** What is held until it is closed. */
    interface Held extends AutoCloseable {

        /**
         * Makes sure that it is still held.
         *
         * @throws Exception when it is not
         */
        void ensureHeld() throws Exception;

        @Override
        void close() throws SQLException;
    }
}
