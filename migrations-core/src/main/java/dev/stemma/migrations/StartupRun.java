package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.Polling;
import dev.stemma.migrations.run.Runner;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One start of a server: plans as an upgrade does, and keeps in mind what the database has beyond the scripts. */
final class StartupRun implements Runner.Planning {

    private final Plans plans;
    private final UpgradeRun upgrade;
    private final Startup startup;
    private List<Revision> ahead = List.of();

    StartupRun(Plans plans, Glance glance, Startup startup) {
        this.plans = plans;
        this.upgrade = new UpgradeRun(plans, glance, startup.target());
        this.startup = startup;
    }

    @Override
    public Optional<Plan> glance(Connection connection) throws SQLException {
        return upgrade.glance(connection);
    }

    @Override
    public Plan plan(StoredRows rows, @Nullable Plan begun) {
        Plan plan = upgrade.plan(rows, begun);
        ahead = plans.scripts().unknown(rows.applied());
        if (!ahead.isEmpty() && startup.ahead() == Startup.Ahead.FAIL) {
            throw DatabaseAheadException.refused(ahead, rows.applied());
        }
        return plan;
    }

    /** What is pending. */
    Plan look(Connection connection) throws SQLException {
        Optional<Plan> nothing = glance(connection);
        return nothing.isPresent() ? nothing.get() : plan(plans.store().rows(connection), null);
    }

    /** Looks until nothing is pending. */
    Plan await(Supplier<Plan> look, Polling polling) {
        Plan plan = look.get();
        if (!plan.isEmpty() && !startup.limit().isZero()) {
            plans.options().listener().on(new Event.WaitingForRevisions(plan));
        }
        while (!plan.isEmpty()) {
            if (!polling.pause()) {
                throw NotAtHeadException.after(polling.waited(), plan);
            }
            plan = look.get();
        }
        return plan;
    }

    static Plan verified(Plan plan) {
        if (!plan.isEmpty()) {
            throw NotAtHeadException.now(plan);
        }
        return plan;
    }

    StartupReport report(Plan done, Duration duration) {
        return new StartupReport(done, ahead, duration);
    }
}
