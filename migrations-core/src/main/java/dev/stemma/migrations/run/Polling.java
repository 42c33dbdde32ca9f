package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.Backoff;
import java.time.Duration;

/** Pauses between looks at what others do: about 100 ms at first, about 2 s at last. Confined to one thread. */
public final class Polling {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final Cancellation cancellation;
    private final Duration limit;
    private final long start = System.nanoTime();
    private int looks;

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
        return cancellation.pause(BACKOFF.after(++looks, left));
    }

    /**
     * How long it has been.
     *
     * @return the time since the beginning
     */
    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
