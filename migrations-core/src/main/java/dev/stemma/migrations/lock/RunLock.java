package dev.stemma.migrations.lock;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps two runs on one database apart. Implementations are immutable and safe for use by several threads; what is held
 * belongs to the {@link HeldLock}. A run stays correct without any lock, because it looks at the
 * bookkeeping in each transaction; the lock spares the slower one the work.
 */
@FunctionalInterface
public interface RunLock {

    /** What {@link #of} knows without a {@link LockProvider}. */
    List<String> KINDS = List.of("advisory", "table", "file", "etcd", "none");

    /**
     * Waits until the lock is had.
     *
     * @param request for which run, and for how long
     * @return the lock, to be closed by the caller
     * @throws LockTimeoutException when the lock was not had in time
     * @throws LockInterruptedException when the thread was interrupted while it waited; its interrupt flag is set
     * @throws LockUnusableException when what keeps the lock cannot be used
     * @throws SQLException when the database fails
     */
    HeldLock acquire(LockRequest request) throws SQLException;

    /**
     * A lock of a named kind, as {@code [lock] kind} in {@code migrate.toml} has it: {@code advisory}, {@code table},
     * {@code file}, {@code none}, or the kind of a {@link LockProvider}.
     *
     * @param kind its name
     * @param settings what it is to lock, and how
     * @param classLoader where providers are looked for
     * @return the lock
     * @throws LockUnusableException when there is no such kind, or when it misses a setting
     */
    static RunLock of(String kind, LockSettings settings, ClassLoader classLoader) {
        return switch (kind) {
            case "advisory" -> new AdvisoryLock(settings.name());
            case "table" -> TableLock.of(settings);
            case "file" -> new FileRunLock(settings.file(), settings.owner());
            case "none" -> none();
            default -> {
                Optional<LockProvider> provider = LockProvider.find(kind, classLoader);
                yield provider.orElseThrow(() -> LockUnusableException.unknown(kind))
                        .create(settings);
            }
        };
    }

    /**
     * No lock at all: runs at the same time take turns by the bookkeeping.
     *
     * @return a lock that everyone has
     */
    static RunLock none() {
        return request -> NotHeld.INSTANCE;
    }
}
