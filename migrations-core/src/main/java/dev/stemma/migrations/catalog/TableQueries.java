package dev.stemma.migrations.catalog;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to tables besides their columns: constraints, indexes, statistics, triggers, rules, policies. */
final class TableQueries {

    private static final String STATE =
            "CASE %s WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on replica' WHEN 'A' THEN 'always' ELSE 'enabled' END";

    static final List<CatalogQuery> ALL = List.of(
            // NOT NULL is told by the columns, save for what only its constraint (PostgreSQL 18) knows
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, c.conname, c.contype, pg_get_constraintdef(c.oid) AS definition,
                        (SELECT array_agg(a.attname::text ORDER BY k.place)
                         FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
                         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS columns,
                        pg_get_expr(c.conbin, c.conrelid) AS expression,
                        n.nspname AS target_schema, f.relname AS target_name,
                        (SELECT array_agg(a.attname::text ORDER BY k.place)
                         FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place)
                         JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) AS target_columns,
                        nullif(trim(c.confupdtype::text), '') AS on_update,
                        nullif(trim(c.confdeltype::text), '') AS on_delete,
                        c.condeferrable, c.condeferred, c.convalidated, c.connoinherit, c.coninhcount > 0 AS inherited
                    FROM pg_constraint c
                    JOIN rel r ON r.oid = c.conrelid
                    LEFT JOIN pg_class f ON f.oid = c.confrelid
                    LEFT JOIN pg_namespace n ON n.oid = f.relnamespace
                    WHERE c.contype <> 't' AND (c.contype <> 'n' OR c.connoinherit OR NOT c.convalidated)
                    """, TableQueries::constraint),
            // through JSON, since PostgreSQL before 15 has no indnullsnotdistinct
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, t.schema AS table_schema, t.relname AS table_name, c.conname,
                        i.indisunique, coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS not_distinct,
                        m.amname,
                        (SELECT array_agg(pg_get_indexdef(r.oid, k, true) ORDER BY k)
                         FROM generate_series(1, i.indnkeyatts) AS k) AS keys,
                        (SELECT array_agg(pg_get_indexdef(r.oid, k, true) ORDER BY k)
                         FROM generate_series(i.indnkeyatts + 1, i.indnatts) AS k) AS included,
                        pg_get_expr(i.indpred, i.indrelid) AS predicate,
                        i.indisvalid, r.relispartition, i.indisclustered, i.indisreplident,
                        (SELECT spcname FROM pg_tablespace WHERE oid = r.reltablespace) AS tablespace,
                        r.reloptions,
                        (SELECT array_agg(concat(a.attnum, '=', a.attstattarget) ORDER BY a.attnum)
                         FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attstattarget >= 0) AS targets,
                        pg_get_indexdef(r.oid) AS definition
                    FROM pg_index i
                    JOIN rel r ON r.oid = i.indexrelid
                    JOIN rel t ON t.oid = i.indrelid
                    JOIN pg_am m ON m.oid = r.relam
                    LEFT JOIN pg_constraint c ON c.conindid = r.oid AND c.contype IN ('p', 'u', 'x')
                    WHERE r.relpersistence <> 't'
                    """, TableQueries::index),
            CatalogQuery.of(
                    """
                    SELECT s.nspname AS schema, x.stxname AS name, t.schema AS table_schema, t.relname AS table_name,
                        pg_get_statisticsobjdef(x.oid) AS definition, nullif(x.stxstattarget, -1) AS target
                    FROM pg_statistic_ext x
                    JOIN space s ON s.oid = x.stxnamespace
                    JOIN rel t ON t.oid = x.stxrelid
                    """,
                    row -> new CatalogStatistics(
                            row.name(""), row.name("table_"), row.text("definition"), row.optional("target"))),
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, t.tgname, t.tgfoid::regproc::text AS function,
                        pg_get_triggerdef(t.oid) AS definition, %s AS state
                    FROM pg_trigger t
                    JOIN rel r ON r.oid = t.tgrelid
                    WHERE NOT t.tgisinternal
                    """.formatted(STATE.formatted("t.tgenabled")), TableQueries::trigger),
            CatalogQuery.of(
                    """
                    SELECT r.schema, r.relname AS name, w.rulename, pg_get_ruledef(w.oid) AS definition, %s AS state
                    FROM pg_rewrite w
                    JOIN rel r ON r.oid = w.ev_class
                    WHERE w.rulename <> '_RETURN'
                    """.formatted(STATE.formatted("w.ev_enabled")),
                    row -> new CatalogRule(
                            row.name(""), row.text("rulename"), row.text("definition"), row.text("state"))),
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, p.polname, p.polpermissive,
                        CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
                            WHEN 'd' THEN 'delete' ELSE 'all' END AS command,
                        (SELECT array_agg(role.name ORDER BY role.name)
                         FROM (SELECT CASE oid WHEN 0 THEN 'public' ELSE oid::regrole::text END
                               FROM unnest(p.polroles) AS oid) AS role(name)) AS roles,
                        pg_get_expr(p.polqual, p.polrelid) AS using_expression,
                        pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
                    FROM pg_policy p
                    JOIN rel r ON r.oid = p.polrelid
                    """, TableQueries::policy),
            CatalogQuery.of(
                    """
                    SELECT e.evtname, e.evtevent, e.evttags, e.evtfoid::regproc::text AS function, %s AS state
                    FROM pg_event_trigger e
                    WHERE e.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_event_trigger'::regclass)
                    """.formatted(STATE.formatted("e.evtenabled")),
                    row -> new CatalogEventTrigger(
                            row.text("evtname"),
                            row.text("evtevent"),
                            row.list("evttags"),
                            row.text("function"),
                            row.text("state"))));

    private TableQueries() {}

    private static CatalogConstraint constraint(CatalogRow row) throws SQLException {
        return new CatalogConstraint(
                row.name(""),
                row.text("conname"),
                ConstraintKind.of(row.text("contype")),
                row.text("definition"),
                row.list("columns"),
                row.optional("expression"),
                row.optionalName("target_"),
                row.list("target_columns"),
                action(row.optional("on_update")),
                action(row.optional("on_delete")),
                row.flag("condeferrable"),
                row.flag("condeferred"),
                row.flag("convalidated"),
                row.flag("connoinherit"),
                row.flag("inherited"));
    }

    private static @Nullable ReferentialAction action(@Nullable String code) {
        return code == null ? null : ReferentialAction.of(code);
    }

    private static CatalogIndex index(CatalogRow row) throws SQLException {
        return new CatalogIndex(
                row.name(""),
                row.name("table_"),
                row.optional("conname"),
                row.flag("indisunique"),
                row.flag("not_distinct"),
                row.text("amname"),
                row.list("keys"),
                row.list("included"),
                row.optional("predicate"),
                row.flag("indisvalid"),
                row.flag("relispartition"),
                row.flag("indisclustered"),
                row.flag("indisreplident"),
                row.optional("tablespace"),
                row.list("reloptions"),
                row.list("targets"),
                row.text("definition"));
    }

    private static CatalogTrigger trigger(CatalogRow row) throws SQLException {
        return new CatalogTrigger(
                row.name(""), row.text("tgname"), row.text("function"), row.text("definition"), row.text("state"));
    }

    private static CatalogPolicy policy(CatalogRow row) throws SQLException {
        return new CatalogPolicy(
                row.name(""),
                row.text("polname"),
                row.flag("polpermissive"),
                row.text("command"),
                row.list("roles"),
                row.optional("using_expression"),
                row.optional("check_expression"));
    }
}
