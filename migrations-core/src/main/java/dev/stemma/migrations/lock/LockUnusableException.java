package dev.stemma.migrations.lock;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.Nearest;
import dev.stemma.migrations.error.StemmaException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps the lock cannot be used: a missing setting, a file that cannot be written, a server that does not answer. */
public final class LockUnusableException extends StemmaException {

    /**
     * A lock that cannot be used.
     *
     * @param message what happened and what to do next
     * @param cause the exception that led here, or null
     */
    public LockUnusableException(String message, @Nullable Throwable cause) {
        super(ErrorCode.LOCK_UNUSABLE, message, cause);
    }

    static LockUnusableException unknown(String kind) {
        if (kind.equals("etcd")) {
            return new LockUnusableException(
                    "The lock kind 'etcd' needs the artifact migrations-lock-etcd, which is not on the class path",
                    null);
        }
        return new LockUnusableException(
                "There is no lock kind '" + kind + "'" + Nearest.didYouMean(kind, Set.copyOf(RunLock.KINDS))
                        + "; there are " + String.join(", ", RunLock.KINDS)
                        + ", and those that a LockProvider on the class path brings",
                null);
    }
}
