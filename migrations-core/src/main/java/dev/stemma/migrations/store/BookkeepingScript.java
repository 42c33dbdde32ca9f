package dev.stemma.migrations.store;

import java.util.Collection;
import java.util.List;

/**
 * The statements on the bookkeeping tables as text, for a script that is run later by somebody else. They write what
 * {@link RevisionStore} writes; who ran them and how long it took is found out by the database. Immutable.
 */
public final class BookkeepingScript {

    /** Since the transaction of the step began. */
    private static final SqlExpression MILLISECONDS = new SqlExpression(
            "(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000)::bigint");

    private final BookkeepingNames names;
    private final StoreSql sql;
    private final RowValues values;

    /**
     * A writer of statements.
     *
     * @param names the tables
     * @param toolVersion the version of this library
     */
    public BookkeepingScript(BookkeepingNames names, String toolVersion) {
        this.names = names;
        this.sql = new StoreSql(names);
        this.values =
                new RowValues(new SqlExpression("session_user"), toolVersion, () -> null, duration -> MILLISECONDS);
    }

    /**
     * Creates the schema and the tables where they are missing; a role that finds them needs no right to create.
     *
     * @return a statement, without its semicolon
     */
    public String create() {
        String tables = String.join(";\n", sql.createTables());
        return InlinedSql.block("""
                BEGIN
                IF NOT EXISTS (%s) THEN
                IF NOT EXISTS (%s) THEN
                %s;
                END IF;
                %s;
                END IF;
                END""".formatted(
                        InlinedSql.of(sql.bothTablesExist(), List.of(names.schema(), names.table(), names.logTable())),
                        InlinedSql.of(sql.schemaExists(), List.of(names.schema())),
                        sql.createSchema(),
                        tables));
    }

    /**
     * Fails, with a message for the reader of psql's output, unless exactly these revisions are applied.
     *
     * @param revisions the ids; none where the database has to be at base, or without bookkeeping
     * @param place what that state is called
     * @param beforeFailing statements of PL/pgSQL that are run before it fails, each with its semicolon; may be empty
     * @return a statement, without its semicolon
     */
    public String expect(Collection<String> revisions, String place, String beforeFailing) {
        String expected = InlinedSql.array(revisions);
        return InlinedSql.block("""
                DECLARE
                applied pg_catalog.text[] := '{}';
                missing pg_catalog.text;
                besides pg_catalog.text;
                BEGIN
                IF EXISTS (%1$s) THEN
                SELECT coalesce(pg_catalog.array_agg(revision::pg_catalog.text), '{}') INTO applied FROM %2$s
                WHERE state OPERATOR(pg_catalog.=) 'applied'::pg_catalog.text;
                END IF;
                SELECT pg_catalog.string_agg(r, ', ' ORDER BY r) INTO missing
                FROM pg_catalog.unnest(%3$s) r WHERE r <> ALL (applied);
                SELECT pg_catalog.string_agg(r, ', ' ORDER BY r) INTO besides
                FROM pg_catalog.unnest(applied) r WHERE r <> ALL (%3$s);
                IF missing IS NOT NULL OR besides IS NOT NULL THEN
                %6$s
                RAISE EXCEPTION USING
                MESSAGE = %4$s,
                DETAIL = pg_catalog.concat_ws('; ', 'Not applied here: ' || missing, 'Applied here besides: ' || besides),
                HINT = %5$s;
                END IF;
                END""".formatted(
                        InlinedSql.of(sql.bothTablesExist(), List.of(names.schema(), names.table(), names.logTable())),
                        names.quotedTable(),
                        expected,
                        InlinedSql.literal("This script is for a database at " + place
                                + ", and this database is not there. Nothing was changed."),
                        InlinedSql.literal("See where it is by 'migrate current', and have a script written that starts"
                                + " there."),
                        beforeFailing));
    }

    /**
     * Records a revision as applied, with its log row.
     *
     * @param revision the revision; its duration is not looked at
     * @return a statement, without its semicolon
     */
    public String record(NewRevision revision) {
        return InlinedSql.of(sql.insert(), values.inserted(revision));
    }

    /**
     * Forgets an applied revision, with its log row; fails where it has none.
     *
     * @param attempt the step; its duration is not looked at
     * @return a statement, without its semicolon
     */
    public String forget(Attempt attempt) {
        return InlinedSql.block("""
                BEGIN
                %s;
                IF NOT FOUND THEN
                RAISE EXCEPTION USING MESSAGE = %s;
                END IF;
                END""".formatted(
                InlinedSql.of(sql.delete(), values.deleted(attempt)),
                InlinedSql.literal("Revision " + attempt.revision() + " has no row in the bookkeeping any more.")));
    }
}
