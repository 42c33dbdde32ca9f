package dev.stemma.migrations.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comments on everything, and the names of what the other queries do not know. */
final class RemainderQueries {

    /** Catalogs of rarer kinds of objects, and base types; one query over all of them. */
    private static final String RARER = Stream.of(
                    "pg_cast",
                    "pg_operator",
                    "pg_opclass",
                    "pg_opfamily",
                    "pg_collation",
                    "pg_conversion",
                    "pg_language",
                    "pg_am",
                    "pg_transform",
                    "pg_ts_config",
                    "pg_ts_dict",
                    "pg_ts_parser",
                    "pg_ts_template",
                    "pg_foreign_data_wrapper",
                    "pg_foreign_server",
                    "pg_publication")
            .map(catalog -> "SELECT '" + catalog + "'::regclass AS catalog, oid FROM " + catalog)
            .collect(Collectors.joining(
                    " UNION ALL ",
                    "",
                    " UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type"
                            + " WHERE typtype IN ('b', 'p') AND typcategory <> 'A'"));

    /** Object ids below 16384 are those of a new database. */
    static final List<CatalogQuery> ALL = List.of(
            CatalogQuery.of("""
                    SELECT o.type, o.identity, d.description, owner.schema, owner.relname AS name, part.name AS part
                    FROM pg_description d
                    CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o
                    LEFT JOIN (
                        SELECT 'pg_class'::regclass AS catalog, a.attrelid AS oid, a.attnum AS sub, a.attrelid, a.attname AS name
                        FROM pg_attribute a
                        WHERE a.attnum > 0
                        UNION ALL
                        SELECT 'pg_constraint'::regclass, oid, 0, conrelid, conname FROM pg_constraint WHERE conrelid <> 0
                        UNION ALL
                        SELECT 'pg_trigger'::regclass, oid, 0, tgrelid, tgname FROM pg_trigger
                        UNION ALL
                        SELECT 'pg_policy'::regclass, oid, 0, polrelid, polname FROM pg_policy
                        UNION ALL
                        SELECT 'pg_rewrite'::regclass, oid, 0, ev_class, rulename FROM pg_rewrite
                    ) AS part(catalog, oid, sub, relation, name)
                        ON part.catalog = d.classoid AND part.oid = d.objoid AND part.sub = d.objsubid
                    LEFT JOIN rel owner ON owner.oid = CASE d.classoid
                        WHEN 'pg_class'::regclass THEN d.objoid ELSE part.relation END
                    WHERE d.objoid >= 16384
                      AND (d.classoid, d.objoid) NOT IN (SELECT classid, objid FROM member)
                      AND d.classoid <> 'pg_extension'::regclass
                      AND (owner.oid IS NOT NULL OR (d.classoid <> 'pg_class'::regclass AND part.relation IS NULL))
                      AND (d.classoid <> 'pg_statistic_ext'::regclass OR d.objoid NOT IN
                          (SELECT oid FROM pg_statistic_ext WHERE stxrelid IN (SELECT oid FROM excluded)))
                    """, RemainderQueries::comment),
            CatalogQuery.of("""
                    SELECT o.type, o.identity
                    FROM (%s) AS rare
                    CROSS JOIN LATERAL pg_identify_object(rare.catalog, rare.oid, 0) AS o
                    WHERE rare.oid >= 16384
                      AND (rare.catalog, rare.oid) NOT IN (SELECT classid, objid FROM member)
                    """.formatted(RARER), row -> new CatalogOther(row.text("type"), row.text("identity"))));

    private RemainderQueries() {}

    private static CatalogComment comment(CatalogRow row) throws SQLException {
        return new CatalogComment(
                row.text("type"),
                row.optionalName(""),
                row.optional("part"),
                row.text("identity"),
                row.text("description"));
    }
}
