package dev.stemma.migrations.catalog;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables, views and sequences, with their columns. */
final class RelationQueries {

    static final List<CatalogQuery> ALL = List.of(
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, r.relkind = 'f' AS is_foreign, r.relpersistence = 'u' AS unlogged,
                        nullif(r.reloftype, 0)::regtype::text AS of_type,
                        pg_get_partkeydef(r.oid) AS partition_key,
                        (SELECT array_agg(i.inhparent::regclass::text ORDER BY i.inhseqno)
                         FROM pg_inherits i WHERE i.inhrelid = r.oid) AS parents,
                        pg_get_expr(r.relpartbound, r.oid) AS bound,
                        r.relrowsecurity, r.relforcerowsecurity,
                        CASE r.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index'
                            ELSE 'default' END AS replica_identity,
                        (SELECT amname FROM pg_am WHERE oid = r.relam AND amname <> 'heap') AS access_method,
                        (SELECT spcname FROM pg_tablespace WHERE oid = r.reltablespace) AS tablespace,
                        r.reloptions || f.ftoptions || (SELECT array_agg('toast.' || option ORDER BY place)
                            FROM pg_class toast, unnest(toast.reloptions) WITH ORDINALITY AS o(option, place)
                            WHERE toast.oid = r.reltoastrelid) AS options,
                        s.srvname AS server
                    FROM rel r
                    LEFT JOIN pg_foreign_table f ON f.ftrelid = r.oid
                    LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
                    WHERE r.relkind IN ('r', 'p', 'f') AND r.relpersistence <> 't'
                    """, RelationQueries::table),
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, r.relkind = 'm' AS materialized, r.relispopulated,
                        r.reloptions, ltrim(pg_get_viewdef(r.oid)) AS definition
                    FROM rel r
                    WHERE r.relkind IN ('v', 'm') AND r.relpersistence <> 't'
                    """, RelationQueries::view),
            // through JSON, since PostgreSQL before 14 has no attcompression; of a target -1 or null is none
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, a.attname,
                        row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum) AS position,
                        format_type(a.atttypid, a.atttypmod) AS type,
                        a.attnotnull,
                        CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS default_expression,
                        CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
                        a.attgenerated = 'v' AS is_virtual,
                        nullif(a.attidentity::text, '') AS identity,
                        CASE WHEN a.attcollation <> t.typcollation
                            THEN nullif(a.attcollation, 0)::regcollation::text END AS collation,
                        CASE WHEN a.attstorage = t.typstorage THEN NULL
                            WHEN a.attstorage = 'p' THEN 'plain' WHEN a.attstorage = 'e' THEN 'external'
                            WHEN a.attstorage = 'm' THEN 'main' ELSE 'extended' END AS storage,
                        CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
                        nullif(a.attstattarget, -1) AS statistics_target,
                        a.attoptions || a.attfdwoptions AS options,
                        a.attinhcount > 0 AS inherited
                    FROM rel r
                    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                    JOIN pg_type t ON t.oid = a.atttypid
                    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                    WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm') AND r.relpersistence <> 't'
                    """, RelationQueries::column),
            CatalogQuery.of("""
                    SELECT r.schema, r.relname AS name, format_type(q.seqtypid, NULL) AS type,
                        q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
                        r.relpersistence = 'u' AS unlogged,
                        owner.schema AS owner_schema, owner.name AS owner_name, owner.attname AS owner_column,
                        coalesce(owner.deptype = 'i', false) AS identity
                    FROM pg_sequence q
                    JOIN rel r ON r.oid = q.seqrelid
                    LEFT JOIN (
                        SELECT d.objid, d.deptype, t.schema, t.relname AS name, a.attname
                        FROM pg_depend d
                        JOIN rel t ON t.oid = d.refobjid
                        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                          AND d.deptype IN ('a', 'i')
                    ) AS owner ON owner.objid = r.oid
                    WHERE r.relpersistence <> 't'
                    """, RelationQueries::sequence));

    private RelationQueries() {}

    private static CatalogTable table(CatalogRow row) throws SQLException {
        return new CatalogTable(
                row.name(""),
                row.flag("is_foreign"),
                row.flag("unlogged"),
                row.optional("of_type"),
                row.optional("partition_key"),
                row.list("parents"),
                row.optional("bound"),
                row.flag("relrowsecurity"),
                row.flag("relforcerowsecurity"),
                row.text("replica_identity"),
                row.optional("access_method"),
                row.optional("tablespace"),
                row.list("options"),
                row.optional("server"));
    }

    private static CatalogView view(CatalogRow row) throws SQLException {
        return new CatalogView(
                row.name(""),
                row.flag("materialized"),
                row.flag("relispopulated"),
                row.list("reloptions"),
                row.text("definition"));
    }

    private static CatalogColumn column(CatalogRow row) throws SQLException {
        return new CatalogColumn(
                row.name(""),
                row.text("attname"),
                Math.toIntExact(row.number("position")),
                row.text("type"),
                row.flag("attnotnull"),
                row.optional("default_expression"),
                row.optional("generated"),
                row.flag("is_virtual"),
                identity(row.optional("identity")),
                row.optional("collation"),
                row.optional("storage"),
                row.optional("compression"),
                row.optional("statistics_target"),
                row.list("options"),
                row.flag("inherited"));
    }

    private static @Nullable IdentityKind identity(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return code.equals("a") ? IdentityKind.ALWAYS : IdentityKind.BY_DEFAULT;
    }

    private static CatalogSequence sequence(CatalogRow row) throws SQLException {
        return new CatalogSequence(
                row.name(""),
                row.text("type"),
                row.number("seqstart"),
                row.number("seqincrement"),
                row.number("seqmin"),
                row.number("seqmax"),
                row.number("seqcache"),
                row.flag("seqcycle"),
                row.flag("unlogged"),
                row.optionalName("owner_"),
                row.optional("owner_column"),
                row.flag("identity"));
    }
}
