package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.revision.Revision;
import java.time.Duration;
import java.util.List;

/**
 * How a server may begin to serve.
 *
 * @param plan the steps that this process has carried out; empty when there was nothing to do, or others have done it
 * @param ahead the applied revisions that these scripts do not have, in the order in which they were applied
 * @param duration how long it took, waiting included, the connect not
 */
public record StartupReport(Plan plan, List<Revision> ahead, Duration duration) {

    public StartupReport {
        ahead = List.copyOf(ahead);
    }

    /**
     * Whether this process was the one that migrated.
     *
     * @return true when it has carried out a step
     */
    public boolean migrated() {
        return !plan.isEmpty();
    }
}
