package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import java.time.Duration;
import java.util.List;

/**
 * What a oneshot did.
 *
 * @param existingHeads the current heads of a database that had revisions already, so that nothing was done; empty
 *     when the database was fresh
 * @param plan the steps that were carried out
 * @param duration how long it took, the wait for the lock included, the connect not
 */
public record OneshotReport(List<String> existingHeads, Plan plan, Duration duration) {

    public OneshotReport {
        existingHeads = List.copyOf(existingHeads);
    }

    /**
     * Whether the database was fresh.
     *
     * @return false when it had revisions already
     */
    public boolean wasFresh() {
        return existingHeads.isEmpty();
    }
}
