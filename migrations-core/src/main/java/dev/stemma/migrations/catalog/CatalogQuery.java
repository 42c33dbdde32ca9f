package dev.stemma.migrations.catalog;

/**
 * One of the fixed number of queries that a catalog is read with. Each is set-based: how many there are does not depend
 * on what the database holds.
 *
 * @param sql the query; it takes two arrays of text: schemas and names of the tables that are left out
 * @param mapping what its rows become
 */
record CatalogQuery(String sql, CatalogRow.Mapping mapping) {

    /** What is looked at: no system schemas, nothing of an extension, nothing temporary, nothing of a table left out. */
    private static final String SCOPE = """
            WITH excluded AS (
                SELECT c.oid
                FROM unnest(?::text[], ?::text[]) AS wanted(schema, name)
                JOIN pg_namespace n ON n.nspname = wanted.schema
                JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
            ), member AS (
                SELECT classid, objid
                FROM pg_depend
                WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
            ), space AS (
                SELECT oid, nspname
                FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                  AND oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_namespace'::regclass)
            ), rel AS (
                SELECT c.*, s.nspname AS schema
                FROM pg_class c
                JOIN space s ON s.oid = c.relnamespace
                WHERE c.oid NOT IN (SELECT oid FROM excluded)
                  AND c.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_class'::regclass)
                  AND c.oid NOT IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT oid FROM excluded))
                  AND c.oid NOT IN (
                      SELECT objid
                      FROM pg_depend
                      WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
                        AND deptype IN ('a', 'i') AND refobjid IN (SELECT oid FROM excluded)
                  )
            ), typ AS (
                SELECT t.*, s.nspname AS schema
                FROM pg_type t
                JOIN space s ON s.oid = t.typnamespace
                WHERE t.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_type'::regclass)
            ), func AS (
                SELECT p.*, s.nspname AS schema
                FROM pg_proc p
                JOIN space s ON s.oid = p.pronamespace
                WHERE p.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_proc'::regclass)
            )
            """;

    static CatalogQuery of(String select, CatalogRow.Mapping mapping) {
        return new CatalogQuery(SCOPE + select, mapping);
    }
}
