package dev.stemma.migrations.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the times of rows and the durations come from: from the clock given, or else from the database and from this
 * machine's monotonic timer.
 *
 * @param given the clock, or null
 */
public record StoreClock(@Nullable Clock given) {

    /** Rows have the time of the database, whose clock is the same for everybody. */
    public static final StoreClock OF_THE_DATABASE = new StoreClock(null);

    /**
     * Begins to measure.
     *
     * @return tells what has passed since then
     */
    public Supplier<Duration> measure() {
        if (given == null) {
            long start = System.nanoTime();
            return () -> Duration.ofNanos(System.nanoTime() - start);
        }
        Instant start = given.instant();
        return () -> Duration.between(start, given.instant());
    }

    /** The time for a row; null for the database's. */
    @Nullable
    OffsetDateTime now() {
        return given == null ? null : OffsetDateTime.now(given);
    }
}
