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
                "Another run holds the lock: " + holder.description() + ". Waited " + words(waited)
                        + "; nothing was changed. Wait for that run to end, or allow more time"
                        + " (wait under [lock] in migrate.toml)");
        this.holder = holder;
    }

    static String words(Duration waited) {
        return waited.toSeconds() == 0 ? waited.toMillis() + " ms" : waited.toSeconds() + " s";
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
