package dev.stemma.migrations.lock;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.time.Duration;

/** The thread was interrupted while it waited for the lock. Nothing has run, and the thread's interrupt flag is set. */
public final class LockInterruptedException extends StemmaException {

    private final LockHolder holder;

    LockInterruptedException(LockHolder holder, Duration waited) {
        super(
                ErrorCode.LOCK_INTERRUPTED,
                "The wait for the lock was interrupted after " + LockTimeoutException.words(waited)
                        + "; nothing was changed. The lock was held by " + holder.description());
        this.holder = holder;
    }

    /**
     * Who held the lock when the wait ended.
     *
     * @return the holder
     */
    public LockHolder holder() {
        return holder;
    }
}
