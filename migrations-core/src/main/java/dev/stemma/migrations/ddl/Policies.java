package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;

/** Row-level security, of which jOOQ's DSL knows nothing. */
public final class Policies {

    private Policies() {}

    /**
     * {@code ENABLE ROW LEVEL SECURITY}: without a policy, others than the owner then see and change nothing.
     *
     * @param table the table
     * @return a new query
     */
    public static Query enableRowLevelSecurity(Name table) {
        return Template.query("alter table {0} enable row level security", table);
    }

    /**
     * {@code DISABLE ROW LEVEL SECURITY}: the policies stay and do not hold.
     *
     * @param table the table
     * @return a new query
     */
    public static Query disableRowLevelSecurity(Name table) {
        return Template.query("alter table {0} disable row level security", table);
    }

    /**
     * {@code FORCE ROW LEVEL SECURITY}: the policies hold for the owner too.
     *
     * @param table the table
     * @return a new query
     */
    public static Query forceRowLevelSecurity(Name table) {
        return Template.query("alter table {0} force row level security", table);
    }

    /**
     * {@code NO FORCE ROW LEVEL SECURITY}: the policies do not hold for the owner.
     *
     * @param table the table
     * @return a new query
     */
    public static Query noForceRowLevelSecurity(Name table) {
        return Template.query("alter table {0} no force row level security", table);
    }

    /**
     * {@code CREATE POLICY}: for all commands, to all roles, permissive, unless the builder is told otherwise.
     *
     * @param policy the new policy, unqualified
     * @param table the table
     * @return a builder, to be ended by {@link CreatePolicy#query()}
     */
    public static CreatePolicy create(Name policy, Name table) {
        return CreatePolicy.of(policy, table);
    }

    /**
     * {@code DROP POLICY}.
     *
     * @param policy the policy
     * @param table its table
     * @return a new query
     */
    public static Query drop(Name policy, Name table) {
        return Template.query("drop policy {0} on {1}", policy, table);
    }

    /**
     * {@code ALTER POLICY … RENAME TO}.
     *
     * @param policy the policy
     * @param table its table
     * @param newName its new name, unqualified
     * @return a new query
     */
    public static Query rename(Name policy, Name table, Name newName) {
        return Template.query("alter policy {0} on {1} rename to {2}", policy, table, newName);
    }
}
