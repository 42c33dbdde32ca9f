package dev.stemma.migrations.lock;

import java.sql.SQLException;
import java.util.Optional;

/** One try to get a lock, see {@link LockRequest#poll}. Confined to one thread. */
public interface LockAttempt {

    /**
     * Takes the lock if it is free; does not wait for it.
     *
     * @return the lock, or empty when somebody holds it
     * @throws SQLException when the database fails
     */
    Optional<HeldLock> tryOnce() throws SQLException;

    /**
     * Who holds the lock; called after a try in vain.
     *
     * @return the holder, as well as it can be told
     * @throws SQLException when the database fails
     */
    LockHolder holder() throws SQLException;
}
