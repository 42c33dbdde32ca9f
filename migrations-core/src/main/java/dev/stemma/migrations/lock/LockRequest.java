package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * For which run a lock is to be had, and how patiently.
 *
 * @param connection the run's own connection, in autocommit mode, on which the steps will run
 * @param patience how long to wait; zero to try once
 * @param onWait told once, when the lock is not to be had at once, who holds it
 */
public record LockRequest(Connection connection, Duration patience, Consumer<LockHolder> onWait) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

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
        Duration pause = FIRST_PAUSE;
        boolean announced = false;
        while (true) {
            Optional<HeldLock> held = attempt.tryOnce();
            if (held.isPresent()) {
                return held.get();
            }
            LockHolder holder = attempt.holder();
            Duration left = patience.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                throw new LockTimeoutException(holder, patience);
            }
            if (!announced) {
                onWait.accept(holder);
                announced = true;
            }
            sleep(jittered(pause, left), holder, start);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private static Duration jittered(Duration pause, Duration left) {
        long millis = pause.toMillis();
        return shorter(
                Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis)), left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
