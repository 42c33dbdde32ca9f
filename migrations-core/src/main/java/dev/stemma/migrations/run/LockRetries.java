package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.Backoff;
import dev.stemma.migrations.plan.Step;
import java.time.Duration;
import java.util.List;

/** Decides whether what did not get a lock is tried again, and waits until then. */
final class LockRetries {

    /** Of a lock time-out, and of NOWAIT. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));

    private final RunContext context;
    private final int retries;

    LockRetries(RunContext context) {
        this.context = context;
        this.retries = context.settings().timeouts().lockRetries();
    }

    /**
     * Waits before another attempt: about half a second at first, about a minute at last. Nothing may be locked meanwhile.
     *
     * @param step the step
     * @param statement the statement that waited
     * @param failed how many attempts have failed
     * @return false when there is none left, the run was cancelled, or the thread was interrupted, whose flag is set then
     */
    boolean waitForAnother(Step step, String statement, int failed) {
        if (failed > retries) {
            return false;
        }
        Duration pause = BACKOFF.after(failed);
        List<String> holders = LockHolders.of(context.connection(), statement);
        context.tell(new Event.LockNotAvailable(step, holders, failed, retries + 1, pause));
        return context.call().pause(pause);
    }
}
