package dev.stemma.migrations.lock;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.time.Duration;

/** The lock was not to be had in time. Nothing has run. */
public final class LockTimeoutException extends StemmaException {

    private final LockHolder holder;

    LockTimeoutException(LockHolder holder, Duration waited) {
        super(
                ErrorCode.LOCK_TIMEOUT,
                "Another run holds the lock: " + holder.description() + ". Waited " + waited.toSeconds()
                        + " s; nothing was changed. Wait for that run to end, or allow more time"
                        + " (wait under [lock] in migrate.toml)");
        this.holder = holder;
    }

    /**
     * Who held the lock when the time was up.
     *
     * @return the holder
     */
    public LockHolder holder() {
        return holder;
    }
}
