package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps two runs on one database apart. Stateless: what is held belongs to the connection. */
public interface RunLock {

    /**
     * Waits until the lock is had. On return the connection holds it until {@link #release}, or until it is closed.
     *
     * @param connection the run's own connection, in autocommit mode
     * @param wait how long to wait; zero to try once
     * @param onWait told once, when the lock is not to be had at once, who holds it
     * @throws LockTimeoutException when the lock was not had in time
     * @throws SQLException when the database fails
     */
    void acquire(Connection connection, Duration wait, Consumer<LockHolder> onWait) throws SQLException;

    /**
     * Gives the lock back.
     *
     * @param connection the connection that holds it, in autocommit mode
     * @throws SQLException when the database fails, after which the lock is gone with the connection
     */
    void release(Connection connection) throws SQLException;

    /**
     * A PostgreSQL advisory lock of the session (manual, 13.3.5 Advisory Locks), the same for all runs that use the
     * same bookkeeping table of the same database.
     *
     * @param name what is locked: the name of the bookkeeping table
     * @return the lock
     */
    static RunLock advisory(String name) {
        return new AdvisoryLock(name);
    }

    /**
     * No lock at all, for a database that somebody else keeps to one run at a time.
     *
     * @return a lock that everyone has
     */
    static RunLock none() {
        return new NoLock();
    }
}
