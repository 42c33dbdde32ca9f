package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.DurationText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which setting ended a statement that waited or ran for too long, and what to do about it.
 *
 * @param work what ran
 * @param timeouts the time-outs of the run
 */
record TimeoutAdvice(Work work, StepTimeouts timeouts) {

    /** Of a statement time-out, and of every other cancellation of a statement. */
    static final String QUERY_CANCELED = "57014";

    Optional<String> next(@Nullable String sqlState) {
        if (LockRetries.LOCK_NOT_AVAILABLE.equals(sqlState)) {
            return Optional.of("end what holds the lock, or run at a quieter time; the same command then tries again. "
                    + limit("A statement here waits for a lock for ", timeouts.lock(work), "lock_timeout")
                    + from("lock", work.timeouts().lock().isPresent()) + "; 'lock-retries' under [timeouts]"
                    + " allows " + timeouts.lockRetries() + " more attempts where nothing of the step stays.");
        }
        if (QUERY_CANCELED.equals(sqlState)) {
            return Optional.of("when it ran for too long, allow more time or give it less to do. "
                    + limit("A statement here may run for ", timeouts.statement(work), "statement_timeout")
                    + from("statement", work.timeouts().statement().isPresent())
                    + ". When somebody cancelled it, run the same command again.");
        }
        return Optional.empty();
    }

    private static String limit(String sentence, Optional<Duration> limit, String setting) {
        return sentence
                + limit.map(duration -> duration.isZero() ? "as long as it takes" : DurationText.of(duration))
                        .orElse("what " + setting + " of the session, the role or the database says");
    }

    private String from(String name, boolean ofScript) {
        if (!ofScript) {
            return " ('" + name + "' under [timeouts], or '" + name + "-timeout:' behind the marker of the section)";
        }
        return work instanceof Work.Code
                ? " ('" + name + "Timeout' of its @Revision)"
                : " ('" + name + "-timeout:' behind the marker of the section)";
    }
}
