package dev.stemma.migrations.lock;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that become twice as long each time, each half of it more or less, so that those who began together do not come
 * again together.
 *
 * @param first the first pause, a few milliseconds at least
 * @param longest what no pause is longer than before the jitter
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * A pause.
     *
     * @param attempt how many attempts have failed, at least 1
     * @return how long to wait before the next one
     */
    public Duration after(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long millis = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
    }

    /**
     * A pause that ends in time.
     *
     * @param attempt how many attempts have failed, at least 1
     * @param left how much time is left
     * @return how long to wait before the next one, not longer than that
     */
    public Duration after(int attempt, Duration left) {
        Duration pause = after(attempt);
        return pause.compareTo(left) < 0 ? pause : left;
    }
}
