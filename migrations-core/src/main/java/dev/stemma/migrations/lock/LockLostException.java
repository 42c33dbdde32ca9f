package dev.stemma.migrations.lock;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import org.jspecify.annotations.Nullable;

/**
 * The lock went away while the run was at work, for example because the machine was paused for longer than the lease
 * lasts. The run stopped before its next commit; steps that were reported as done stay.
 */
public final class LockLostException extends StemmaException {

    /**
     * A lock that is lost.
     *
     * @param reason how that is known, as a sentence without its full stop
     * @param cause the exception that led here, or null
     */
    public LockLostException(String reason, @Nullable Throwable cause) {
        super(
                ErrorCode.LOCK_LOST,
                "The lock of this run is gone: " + reason
                        + ". The run stops here: what it had not committed is rolled back, what was reported as done"
                        + " stays. Another run may be at work; look at 'migrate status', then run the command again",
                cause);
    }
}
