package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Views, where jOOQ's {@code createView}, {@code createMaterializedView} and their kin end. */
public final class Views {

    private Views() {}

    /**
     * {@code CREATE MATERIALIZED VIEW … WITH NO DATA}: it cannot be read before its first {@link #refresh}.
     *
     * @param view the new view
     * @param select its query, each of whose columns has a name
     * @return a new query
     */
    public static Query createMaterializedWithNoData(Name view, Select<?> select) {
        return Template.query("create materialized view {0} as {1} with no data", view, DSL.sql("{0}", select));
    }

    /**
     * {@code REFRESH MATERIALIZED VIEW}, which keeps readers out.
     *
     * @param view the materialized view
     * @return a new query
     */
    public static Query refresh(Name view) {
        return Template.query("refresh materialized view {0}", view);
    }

    /**
     * {@code REFRESH MATERIALIZED VIEW CONCURRENTLY}, which lets readers in. The view has to have data and a unique index
     * over columns, without a condition.
     *
     * @param view the materialized view
     * @return a new query
     */
    public static Query refreshConcurrently(Name view) {
        return Template.query("refresh materialized view concurrently {0}", view);
    }

    /**
     * {@code DROP VIEW … CASCADE}.
     *
     * @param view the view
     * @return a new query
     */
    public static Query dropCascade(Name view) {
        return Template.query("drop view {0} cascade", view);
    }

    /**
     * {@code DROP MATERIALIZED VIEW … CASCADE}.
     *
     * @param view the materialized view
     * @return a new query
     */
    public static Query dropMaterializedCascade(Name view) {
        return Template.query("drop materialized view {0} cascade", view);
    }
}
