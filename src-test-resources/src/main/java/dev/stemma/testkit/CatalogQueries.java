package dev.stemma.testkit;

import java.util.List;
import java.util.stream.Stream;

/**
 * The queries behind {@link CatalogSnapshot}, for PostgreSQL 13 and later. Each gives rows of kind, name and
 * definition, and takes one parameter: the names of the excluded tables.
 */
final class CatalogQueries {

    private static final String SCOPE = """
            WITH excluded AS (
                SELECT c.oid
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN LATERAL (SELECT ?::text[] AS names) p
                WHERE c.relname = ANY (p.names) OR n.nspname || '.' || c.relname = ANY (p.names)
            ), member AS (
                SELECT classid, objid FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
            ), space AS (
                SELECT oid, quote_ident(nspname) AS name
                FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                  AND oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_namespace'::regclass)
            ), rel AS (
                SELECT c.*, s.name || '.' || quote_ident(c.relname) AS name
                FROM pg_class c
                JOIN space s ON s.oid = c.relnamespace
                WHERE c.oid NOT IN (SELECT oid FROM excluded)
                  AND c.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_class'::regclass)
                  AND c.oid NOT IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT oid FROM excluded))
                  AND c.oid NOT IN (
                      SELECT objid FROM pg_depend
                      WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
                        AND deptype IN ('a', 'i') AND refobjid IN (SELECT oid FROM excluded)
                  )
            ), typ AS (
                SELECT t.*, s.name || '.' || quote_ident(t.typname) AS name
                FROM pg_type t
                JOIN space s ON s.oid = t.typnamespace
                WHERE t.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_type'::regclass)
            ), func AS (
                SELECT p.*,
                       s.name || '.' || quote_ident(p.proname)
                           || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name
                FROM pg_proc p
                JOIN space s ON s.oid = p.pronamespace
                WHERE p.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_proc'::regclass)
            )
            """;

    private static final String SCHEMAS = """
            SELECT 'schema', name, '' FROM space WHERE name <> 'public'
            UNION ALL
            SELECT 'extension', quote_ident(e.extname), e.extversion || ' in ' || e.extnamespace::regnamespace
            FROM pg_extension e
            WHERE e.extname <> 'plpgsql'
            """;

    private static final String TABLES = """
            SELECT CASE r.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END, r.name, concat_ws(', ',
                CASE r.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END,
                'of type ' || nullif(r.reloftype, 0)::regtype,
                'partitioned by ' || pg_get_partkeydef(r.oid),
                (SELECT CASE WHEN r.relispartition THEN 'partition of ' ELSE 'inherits ' END
                        || string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                 FROM pg_inherits i WHERE i.inhrelid = r.oid),
                pg_get_expr(r.relpartbound, r.oid),
                CASE WHEN r.relrowsecurity THEN 'row level security' END,
                CASE WHEN r.relforcerowsecurity THEN 'forced row level security' END,
                CASE r.relreplident WHEN 'n' THEN 'replica identity nothing' WHEN 'f' THEN 'replica identity full' END,
                'access method ' || (SELECT amname FROM pg_am WHERE oid = r.relam AND amname <> 'heap'),
                'tablespace ' || (SELECT spcname FROM pg_tablespace WHERE oid = r.reltablespace),
                'with ' || array_to_string(r.reloptions, ', '),
                'toast ' || (SELECT array_to_string(t.reloptions, ', ') FROM pg_class t WHERE t.oid = r.reltoastrelid),
                (SELECT concat('server ', s.srvname, ' ', f.ftoptions)
                 FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = r.oid))
            FROM rel r
            WHERE r.relkind IN ('r', 'p', 'f')
            """;

    private static final String COLUMNS = """
            SELECT 'column', r.name || '.' || quote_ident(a.attname), concat_ws(' ',
                '#' || row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum),
                format_type(a.atttypid, a.atttypmod),
                'collate ' || CASE WHEN a.attcollation <> t.typcollation THEN nullif(a.attcollation, 0)::regcollation END,
                CASE WHEN a.attnotnull THEN 'not null' END,
                CASE a.attgenerated
                    WHEN 's' THEN 'generated stored ' WHEN 'v' THEN 'generated virtual ' ELSE 'default ' END
                    || pg_get_expr(d.adbin, d.adrelid),
                CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
                CASE WHEN a.attstorage <> t.typstorage THEN 'storage ' || a.attstorage::text END,
                'with ' || array_to_string(a.attoptions, ', '),
                'wrapper ' || array_to_string(a.attfdwoptions, ', '),
                'compression ' || nullif(to_jsonb(a) ->> 'attcompression', ''),
                'statistics ' || nullif(a.attstattarget, -1),
                CASE WHEN a.attinhcount > 0 THEN 'inherited' END)
            FROM rel r
            JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm')
            """;

    /** NOT NULL is told by the columns, save for what only its constraint (PostgreSQL 18) knows. */
    private static final String CONSTRAINTS = """
            SELECT 'constraint', r.name || '.' || quote_ident(c.conname), concat_ws(' ',
                pg_get_constraintdef(c.oid), CASE WHEN c.coninhcount > 0 THEN 'inherited' END)
            FROM pg_constraint c
            JOIN rel r ON r.oid = c.conrelid
            WHERE c.contype <> 't' AND (c.contype <> 'n' OR c.connoinherit OR NOT c.convalidated)
            """;

    private static final String INDEXES = """
            SELECT 'index', r.name, concat_ws(', ',
                pg_get_indexdef(r.oid),
                CASE WHEN NOT i.indisvalid THEN 'invalid' END,
                CASE WHEN r.relispartition THEN 'attached' END,
                CASE WHEN i.indisclustered THEN 'clustered' END,
                CASE WHEN i.indisreplident THEN 'replica identity' END,
                'tablespace ' || (SELECT spcname FROM pg_tablespace WHERE oid = r.reltablespace),
                (SELECT string_agg(attnum || ' statistics ' || attstattarget, ', ' ORDER BY attnum)
                 FROM pg_attribute WHERE attrelid = r.oid AND attstattarget >= 0))
            FROM pg_index i
            JOIN rel r ON r.oid = i.indexrelid
            UNION ALL
            SELECT 'statistics', s.name || '.' || quote_ident(x.stxname), concat_ws(' ',
                pg_get_statisticsobjdef(x.oid), nullif(x.stxstattarget, -1))
            FROM pg_statistic_ext x
            JOIN space s ON s.oid = x.stxnamespace
            WHERE x.stxrelid IN (SELECT oid FROM rel)
            """;

    private static final String VIEWS = """
            SELECT CASE r.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, r.name, concat_ws(', ',
                'with ' || array_to_string(r.reloptions, ', '),
                CASE WHEN NOT r.relispopulated THEN 'not populated' END,
                ltrim(pg_get_viewdef(r.oid)))
            FROM rel r
            WHERE r.relkind IN ('v', 'm')
            """;

    private static final String SEQUENCES = """
            SELECT 'sequence', r.name, concat_ws(', ',
                CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
                format_type(q.seqtypid, NULL),
                format('start %s increment %s min %s max %s cache %s',
                       q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache),
                CASE WHEN q.seqcycle THEN 'cycle' END,
                (SELECT CASE d.deptype WHEN 'i' THEN 'identity of ' ELSE 'owned by ' END
                        || d.refobjid::regclass || '.' || quote_ident(a.attname)
                 FROM pg_depend d
                 JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                 WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid
                   AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')))
            FROM pg_sequence q
            JOIN rel r ON r.oid = q.seqrelid
            """;

    private static final String FUNCTIONS = """
            SELECT CASE f.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, f.name,
                   regexp_replace(pg_get_functiondef(f.oid), '\\n+$', '')
            FROM func f
            WHERE f.prokind <> 'a'
            UNION ALL
            SELECT 'aggregate', f.name, concat_ws(', ',
                'state ' || format_type(g.aggtranstype, NULL),
                'transition ' || g.aggtransfn,
                'final ' || nullif(g.aggfinalfn, 0::oid),
                'initial ' || quote_literal(g.agginitval))
            FROM func f
            JOIN pg_aggregate g ON g.aggfnoid = f.oid
            """;

    private static final String TRIGGERS = """
            SELECT 'trigger', r.name || '.' || quote_ident(t.tgname),
                   pg_get_triggerdef(t.oid) || ', ' || %1$s
            FROM pg_trigger t
            JOIN rel r ON r.oid = t.tgrelid
            CROSS JOIN LATERAL (SELECT t.tgenabled) AS state(flag)
            WHERE NOT t.tgisinternal
            UNION ALL
            SELECT 'event trigger', quote_ident(e.evtname), concat_ws(', ',
                e.evtevent, array_to_string(e.evttags, ' '), e.evtfoid::regprocedure, %1$s)
            FROM pg_event_trigger e
            CROSS JOIN LATERAL (SELECT e.evtenabled) AS state(flag)
            WHERE e.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_event_trigger'::regclass)
            UNION ALL
            SELECT 'rule', r.name || '.' || quote_ident(w.rulename),
                   pg_get_ruledef(w.oid) || ' ' || %1$s
            FROM pg_rewrite w
            JOIN rel r ON r.oid = w.ev_class
            CROSS JOIN LATERAL (SELECT w.ev_enabled) AS state(flag)
            WHERE w.rulename <> '_RETURN'
            """.formatted(
                    "CASE state.flag WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on replica'"
                            + " WHEN 'A' THEN 'always' ELSE 'enabled' END");

    private static final String POLICIES = """
            SELECT 'policy', r.name || '.' || quote_ident(p.polname), concat_ws(' ',
                CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
                CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
                    WHEN 'd' THEN 'delete' ELSE 'all' END,
                'to ' || (SELECT string_agg(CASE role WHEN 0 THEN 'public' ELSE role::regrole::text END, ', '
                                            ORDER BY role::regrole::text)
                          FROM unnest(p.polroles) AS role),
                'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
            FROM pg_policy p
            JOIN rel r ON r.oid = p.polrelid
            """;

    private static final String TYPES = """
            SELECT 'enum', t.name, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
            FROM typ t
            LEFT JOIN pg_enum e ON e.enumtypid = t.oid
            WHERE t.typtype = 'e'
            GROUP BY t.name
            UNION ALL
            SELECT 'domain', t.name, concat_ws(' ',
                format_type(t.typbasetype, t.typtypmod),
                'collate ' || CASE WHEN t.typcollation <> b.typcollation THEN nullif(t.typcollation, 0)::regcollation END,
                'default ' || t.typdefault,
                CASE WHEN t.typnotnull THEN 'not null' END,
                (SELECT string_agg('constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid), ' '
                                   ORDER BY c.conname)
                 FROM pg_constraint c WHERE c.contypid = t.oid AND c.contype = 'c'))
            FROM typ t
            JOIN pg_type b ON b.oid = t.typbasetype
            WHERE t.typtype = 'd'
            UNION ALL
            SELECT 'type', r.name,
                   (SELECT string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                        'collate ' || CASE WHEN a.attcollation <> b.typcollation
                                      THEN nullif(a.attcollation, 0)::regcollation END), ', ' ORDER BY a.attnum)
                    FROM pg_attribute a
                    JOIN pg_type b ON b.oid = a.atttypid
                    WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped)
            FROM rel r
            WHERE r.relkind = 'c'
            UNION ALL
            SELECT 'range type', t.name, concat_ws(' ', 'of', format_type(g.rngsubtype, NULL),
                'class ' || (SELECT opcname FROM pg_opclass WHERE oid = g.rngsubopc AND NOT opcdefault),
                'collate ' || CASE WHEN g.rngcollation <> b.typcollation THEN nullif(g.rngcollation, 0)::regcollation END,
                'canonical ' || nullif(g.rngcanonical, 0::oid), 'difference ' || nullif(g.rngsubdiff, 0::oid))
            FROM typ t
            JOIN pg_range g ON g.rngtypid = t.oid
            JOIN pg_type b ON b.oid = g.rngsubtype
            """;

    /** Object ids below 16384 are those of a new database, whose comments are not of interest. */
    private static final String COMMENTS = """
            SELECT 'comment on', o.type || ' ' || o.identity, quote_literal(d.description)
            FROM pg_description d
            CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o
            WHERE d.objoid >= 16384
              AND (d.classoid, d.objoid) NOT IN (SELECT classid, objid FROM member)
              AND d.classoid <> 'pg_extension'::regclass
              AND CASE d.classoid
                  WHEN 'pg_class'::regclass THEN d.objoid IN (SELECT oid FROM rel)
                  WHEN 'pg_constraint'::regclass THEN d.objoid NOT IN
                      (SELECT oid FROM pg_constraint WHERE conrelid IN (SELECT oid FROM excluded))
                  WHEN 'pg_statistic_ext'::regclass THEN d.objoid NOT IN
                      (SELECT oid FROM pg_statistic_ext WHERE stxrelid IN (SELECT oid FROM excluded))
                  WHEN 'pg_trigger'::regclass THEN d.objoid NOT IN
                      (SELECT oid FROM pg_trigger WHERE tgrelid IN (SELECT oid FROM excluded))
                  WHEN 'pg_policy'::regclass THEN d.objoid NOT IN
                      (SELECT oid FROM pg_policy WHERE polrelid IN (SELECT oid FROM excluded))
                  WHEN 'pg_rewrite'::regclass THEN d.objoid NOT IN
                      (SELECT oid FROM pg_rewrite WHERE ev_class IN (SELECT oid FROM excluded))
                  ELSE true END
            """;

    /** All of them, in no particular order. */
    static final List<String> ALL = Stream.of(
                    SCHEMAS,
                    TABLES,
                    COLUMNS,
                    CONSTRAINTS,
                    INDEXES,
                    VIEWS,
                    SEQUENCES,
                    FUNCTIONS,
                    TRIGGERS,
                    POLICIES,
                    TYPES,
                    COMMENTS)
            .map(query -> SCOPE + query)
            .toList();

    private CatalogQueries() {}
}
