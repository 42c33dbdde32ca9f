package dev.stemma.migrations.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Schemas, extensions, types and routines: what lives in schemas or beside them and belongs to no table. */
final class SchemaQueries {

    static final List<CatalogQuery> ALL = List.of(
            CatalogQuery.of("SELECT nspname FROM space", row -> new CatalogSchema(row.text("nspname"))),
            CatalogQuery.of(
                    """
                    SELECT e.extname, e.extversion, n.nspname
                    FROM pg_extension e
                    JOIN pg_namespace n ON n.oid = e.extnamespace
                    WHERE e.extname <> 'plpgsql'
                    """, row -> new CatalogExtension(row.text("extname"), row.text("extversion"), row.text("nspname"))),
            CatalogQuery.of("""
                    SELECT t.schema, t.typname AS name,
                        (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
                         FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels
                    FROM typ t
                    WHERE t.typtype = 'e'
                    """, row -> new CatalogEnum(row.name(""), row.list("labels"))),
            CatalogQuery.of("""
                    SELECT t.schema, t.typname AS name, format_type(t.typbasetype, t.typtypmod) AS base,
                        CASE WHEN t.typcollation <> b.typcollation
                            THEN nullif(t.typcollation, 0)::regcollation::text END AS collation,
                        coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS default_expression,
                        t.typnotnull, checks.names, checks.definitions
                    FROM typ t
                    JOIN pg_type b ON b.oid = t.typbasetype
                    LEFT JOIN (
                        SELECT contypid, array_agg(conname::text ORDER BY conname) AS names,
                            array_agg(pg_get_constraintdef(oid) ORDER BY conname) AS definitions
                        FROM pg_constraint
                        WHERE contypid <> 0 AND contype = 'c'
                        GROUP BY contypid
                    ) AS checks ON checks.contypid = t.oid
                    WHERE t.typtype = 'd'
                    """, SchemaQueries::domain),
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name,
                        (SELECT array_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                                    'collate ' || CASE WHEN a.attcollation <> b.typcollation
                                                  THEN nullif(a.attcollation, 0)::regcollation END) ORDER BY a.attnum)
                         FROM pg_attribute a
                         JOIN pg_type b ON b.oid = a.atttypid
                         WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes
                    FROM rel r
                    WHERE r.relkind = 'c'
                    """, row -> new CatalogCompositeType(row.name(""), row.list("attributes"))),
            CatalogQuery.of(
                    """
                    SELECT t.schema, t.typname AS name, format_type(g.rngsubtype, NULL) AS subtype,
                        (SELECT concat_ws('.', quote_ident(n.nspname), quote_ident(o.opcname))
                         FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
                         WHERE o.oid = g.rngsubopc AND NOT o.opcdefault) AS opclass,
                        CASE WHEN g.rngcollation <> b.typcollation
                            THEN nullif(g.rngcollation, 0)::regcollation::text END AS collation,
                        nullif(g.rngcanonical, 0::oid)::regproc::text AS canonical,
                        nullif(g.rngsubdiff, 0::oid)::regproc::text AS difference
                    FROM typ t
                    JOIN pg_range g ON g.rngtypid = t.oid
                    JOIN pg_type b ON b.oid = g.rngsubtype
                    """,
                    row -> new CatalogRangeType(
                            row.name(""),
                            row.text("subtype"),
                            row.optional("opclass"),
                            row.optional("collation"),
                            row.optional("canonical"),
                            row.optional("difference"))),
            CatalogQuery.of("""
                    SELECT f.schema, f.proname AS name, f.prokind, pg_get_function_identity_arguments(f.oid) AS arguments,
                        l.lanname,
                        CASE WHEN g.aggfnoid IS NULL THEN regexp_replace(pg_get_functiondef(f.oid), '\\n+$', '')
                            ELSE concat_ws(', ',
                                'state ' || format_type(g.aggtranstype, NULL),
                                'transition ' || g.aggtransfn,
                                'final ' || nullif(g.aggfinalfn, 0::oid),
                                'combine ' || nullif(g.aggcombinefn, 0::oid),
                                'initial ' || quote_literal(g.agginitval))
                        END AS definition
                    FROM func f
                    JOIN pg_language l ON l.oid = f.prolang
                    LEFT JOIN pg_aggregate g ON g.aggfnoid = f.oid
                    """, SchemaQueries::routine));

    private SchemaQueries() {}

    private static CatalogDomain domain(CatalogRow row) throws SQLException {
        List<String> names = row.list("names");
        List<String> definitions = row.list("definitions");
        List<DomainCheck> checks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            checks.add(new DomainCheck(names.get(i), definitions.get(i)));
        }
        return new CatalogDomain(
                row.name(""),
                row.text("base"),
                row.optional("collation"),
                row.optional("default_expression"),
                row.flag("typnotnull"),
                checks);
    }

    private static CatalogRoutine routine(CatalogRow row) throws SQLException {
        ObjectKind kind = switch (row.text("prokind")) {
            case "a" -> ObjectKind.AGGREGATE;
            case "p" -> ObjectKind.PROCEDURE;
            default -> ObjectKind.FUNCTION;
        };
        return new CatalogRoutine(
                row.name(""), kind, row.text("arguments"), row.text("lanname"), row.text("definition"));
    }
}
