package dev.stemma.migrations.run;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between looks at what others do: 100 ms at first, twice as long each time, 2 s at most, half of it more or less, so
 * that replicas that started together do not look together. Confined to one thread.
 */
public final class Polling {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Cancellation cancellation;
    private final Duration limit;
    private final long start = System.nanoTime();
    private Duration pause = FIRST_PAUSE;

    /**
     * Pauses that begin now.
     *
     * @param cancellation what may end them
     * @param limit how long they may take together, with what is done between them
     */
    public Polling(Cancellation cancellation, Duration limit) {
        this.cancellation = cancellation;
        this.limit = limit;
    }

    /**
     * Waits before the next look.
     *
     * @return false when there is to be none: the time is over, or the thread was interrupted, whose flag is set then
     * @throws RunCancelledException when it was cancelled
     */
    public boolean pause() {
        Duration left = limit.minus(waited());
        if (left.isNegative() || left.isZero()) {
            return false;
        }
        long millis = pause.toMillis();
        Duration jittered =
                Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        return cancellation.pause(shorter(jittered, left));
    }

    /**
     * How long it has been.
     *
     * @return the time since the beginning
     */
    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
