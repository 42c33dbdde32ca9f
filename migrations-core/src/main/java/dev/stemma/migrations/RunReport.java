package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import java.time.Duration;

/**
 * What an upgrade, a downgrade or a stamp did.
 *
 * @param plan the steps that were carried out; empty when there was nothing to do
 * @param duration how long it took, the wait for the lock included, the connect not
 */
public record RunReport(Plan plan, Duration duration) {

    /**
     * Whether nothing had to be done.
     *
     * @return true when no step ran
     */
    public boolean nothingToDo() {
        return plan.isEmpty();
    }
}
