package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * For which run a lock is to be had, and how patiently.
 *
 * @param connection the run's own connection, in autocommit mode, on which the steps will run
 * @param patience how long to wait; zero to try once
 * @param onWait told once, when the lock is not to be had at once, who holds it
 */
public record LockRequest(Connection connection, Duration patience, Consumer<LockHolder> onWait) {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(1));

    /**
     * Tries again and again until the lock is had or the time is up: every 20 ms at first, every second at last, with
     * some jitter, so that replicas that start together do not knock together.
     *
     * @param attempt what is tried
     * @return the lock
     * @throws LockTimeoutException when the lock was not had in time
     * @throws LockInterruptedException when the thread was interrupted meanwhile; its interrupt flag is set
     * @throws SQLException when the attempt does
     */
    public HeldLock poll(LockAttempt attempt) throws SQLException {
        long start = System.nanoTime();
        for (int attempts = 1; ; attempts++) {
            Optional<HeldLock> held = attempt.tryOnce();
            if (held.isPresent()) {
                return held.get();
            }
            LockHolder holder = attempt.holder();
            Duration left = patience.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                throw new LockTimeoutException(holder, patience);
            }
            if (attempts == 1) {
                onWait.accept(holder);
            }
            sleep(BACKOFF.after(attempts, left), holder, start);
        }
    }

    private static void sleep(Duration pause, LockHolder holder, long start) {
        try {
            Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockInterruptedException(holder, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
