package dev.stemma.migrations.offline;

import dev.stemma.migrations.plan.Plan;

/**
 * A script for psql.
 *
 * @param from where the database has to be, as it was typed
 * @param plan the steps that the script takes; its target is what was typed, possibly none
 * @param sql the script, which ends with a line break; only comments where there is nothing to do
 */
public record OfflineScript(String from, Plan plan, String sql) {}
