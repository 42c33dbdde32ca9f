package dev.stemma.migrations.prepare;

import dev.stemma.migrations.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step with all that it needs read and checked, so that nothing but the database can fail once it runs.
 *
 * @param step the step
 * @param work what it runs
 * @param recorded what is recorded of the script that is applied; null where the revision is forgotten instead
 */
public record PreparedStep(Step step, Work work, @Nullable RecordedScript recorded) {

    /**
     * Whether it can share a transaction with its bookkeeping; what runs nothing always can.
     *
     * @return false where the script says {@code transaction:false}
     */
    public boolean transactional() {
        return work.transactional();
    }

    /**
     * Whether it may leave settings of the session, or its role, different from how it found them.
     *
     * @return false where its statements are known not to
     */
    public boolean mayChangeTheSession() {
        return work.mayChangeTheSession();
    }
}
