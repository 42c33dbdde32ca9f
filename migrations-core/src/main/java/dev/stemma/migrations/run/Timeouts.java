package dev.stemma.migrations.run;

import dev.stemma.migrations.script.SectionTimeouts;
import java.time.Duration;
import java.util.Optional;

/**
 * How patient the steps of a run are, where their scripts do not say it themselves. A statement that waits for a lock makes
 * all who come after it wait too, readers as well; hence it gives up soon, and the step is tried again later.
 *
 * @param lock how long a statement waits for a lock; zero: without end
 * @param statement how long a statement may run; zero: without end; empty: what the session has anyway
 * @param lockRetries how often what did not get a lock is tried again; zero: never
 */
public record Timeouts(Duration lock, Optional<Duration> statement, int lockRetries) {

    /** Five seconds for a lock, ten more attempts within about five minutes, and no end for statements. */
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Optional.empty(), 10);

    public Timeouts {
        requireCountable(lock, "lock time-out");
        statement.ifPresent(duration -> requireCountable(duration, "statement time-out"));
        if (lockRetries < 0) {
            throw new IllegalArgumentException("The number of lock retries is negative: " + lockRetries);
        }
    }

    private static void requireCountable(Duration duration, String what) {
        if (duration.isNegative() || duration.compareTo(SectionTimeouts.LONGEST) > 0) {
            throw new IllegalArgumentException("A " + what + " lasts from 0 to 24 days, not " + duration);
        }
    }
}
