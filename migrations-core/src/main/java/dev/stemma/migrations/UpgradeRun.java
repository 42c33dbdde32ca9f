package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.run.Runner;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One upgrade: plans, after a glance at whether there is anything to do.
 *
 * @param plans the plans
 * @param glance the glance
 * @param target where to go
 */
record UpgradeRun(Plans plans, Glance glance, String target) implements Runner.Planning {

    @Override
    public Optional<Plan> glance(Connection connection) throws SQLException {
        return glance.at(connection, target);
    }

    @Override
    public Plan plan(StoredRows rows, @Nullable Plan begun) {
        return plans.upgrade(rows, target, begun);
    }
}
