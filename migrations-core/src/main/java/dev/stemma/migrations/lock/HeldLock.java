package dev.stemma.migrations.lock;

import java.sql.SQLException;

/** A lock that one run holds, until it is closed. Confined to the thread of the run. */
public interface HeldLock extends AutoCloseable {

    /**
     * Makes sure that nobody else can have taken the lock since it was acquired. The run asks before it commits a step,
     * and before it starts one that no transaction can undo.
     *
     * @throws LockLostException when the lock is no longer held, or when that cannot be told
     * @throws SQLException when the run's own connection fails
     */
    void ensureHeld() throws SQLException;

    /**
     * Whether {@link #ensureHeld} would ask for nothing but what is known: the lock goes with the session of that process,
     * or there is none. Statements of a step may have given it back all the same.
     *
     * @param process the process of the server that serves the run now
     * @return true when nobody needs to be asked as long as no step may have given it back
     */
    default boolean isOfSession(int process) {
        return false;
    }

    /**
     * Whether others are kept out while this is held.
     *
     * @return false where there is no lock
     */
    default boolean keepsOthersOut() {
        return true;
    }

    /**
     * Gives the lock back; of no effect on a lock that is lost or closed already, also when somebody else holds it now.
     *
     * @throws SQLException when the database fails, after which the lock ends with its session or its lease
     * @throws LockUnusableException when what keeps the lock cannot be reached, after which it ends with its lease
     */
    @Override
    void close() throws SQLException;
}
