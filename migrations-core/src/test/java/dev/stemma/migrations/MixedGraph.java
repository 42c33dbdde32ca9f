package dev.stemma.migrations;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;

/**
 * A graph of everything that is hard to write down: SQL with COPY, functions and what psql reads in its own way, an index
 * that is made outside a transaction, a merge, a dependency, branch labels, and Java with hostile values.
 */
final class MixedGraph {

    /** What would end a string, a comment, a section, a line, a COPY or a statement, were it not quoted. */
    static final String HOSTILE = "it's \\ \"q\" ? ?? :n $$ -- no\n-- migrate:up\n\\.\n*/ 'x' {0} ; \t ä€𝄞 \u2028 \\'";

    private static final String TABLES = """
            CREATE TABLE "T:n?" (id int PRIMARY KEY, words text[], note text DEFAULT ':n', made timestamptz);
            COPY "T:n?" (id, words, note) FROM stdin;
            1\t{a,b,c}\ttab\\there \\\\ back : 'quote
            2\t{x}\t\\N
            \\.
            -- :n in a comment, and 'an odd quote
            INSERT INTO "T:n?" SELECT 3, o.w[1:n], E'it\\'s\\n'
                '\\';:n', '2020-01-01 12:00' FROM (SELECT ARRAY['p','q','r'] AS w, 2 AS n) o;
            CREATE FUNCTION "begin"(n int) RETURNS int LANGUAGE plpgsql AS $f$
            DECLARE r int := 1; BEGIN r := r + n; RETURN r; END $f$;
            CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE VIEW v AS SELECT id, words[1:id] AS first, made::date AS day FROM "T:n?"; /* a comment
            of two lines */
            CREATE RULE r AS ON DELETE TO v DO INSTEAD (DELETE FROM "T:n?" WHERE id = OLD.id; NOTIFY gone);
            UPDATE "T:n?" SET note = note || ' ?' WHERE note IS NOT NULL -- without a semicolon at its end
            """;

    private static final String NO_TABLES = """
            DROP VIEW v;
            DROP FUNCTION "begin"(int);
            DROP FUNCTION begin();
            DROP TABLE "T:n?"
            """;

    private static final String ATOMIC = """
            CREATE FUNCTION atomic(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC
                SELECT CASE n WHEN 1 THEN 2 ELSE 3 END AS begin;
                SELECT n;
            END;
            """;

    private MixedGraph() {}

    /** Writes what is SQL; {@code atomic} for servers since 14. */
    static void write(Scripts scripts, boolean atomic) {
        scripts.write(
                "r1", header("r1", "", "core", "") + "-- migrate:up\n" + TABLES + "\n-- migrate:down\n" + NO_TABLES);
        scripts.write(
                "r2",
                header("r2", "r1", "", "")
                        + "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY \"i:n\" ON \"T:n?\" (note);\n"
                        + "SET search_path TO pg_catalog; SET stemma.test TO 'x'; SET lock_timeout TO '5s';\n"
                        + "-- migrate:down transaction:false\nDROP INDEX CONCURRENTLY \"i:n\"");
        scripts.write("r5", header("r5", "r2, r4", "", ""));
        scripts.write(
                "s1",
                header("s1", "", "side-line", "core")
                        + "-- migrate:up\n"
                        + (atomic ? ATOMIC : "CREATE FUNCTION atomic(n int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n")
                        + "-- migrate:down\nDROP FUNCTION atomic(int);");
    }

    private static String header(String revision, String revises, String labels, String dependsOn) {
        return "-- Message's \\ of " + revision + " :n $$\n--\n-- revision: " + revision + "\n-- revises: " + revises
                + "\n-- branch-labels: " + labels + "\n-- depends-on: " + dependsOn + "\n\n";
    }

    @Revision(id = "r3", revises = "r1", message = "A table\nDROP TABLE \"T:n?\";\r\u2028\\! rm")
    static final class Values implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.log("values");
            op.execute("CREATE TYPE \"Mood\" AS ENUM ('it''s', 'b?')");
            op.execute(op.dsl()
                    .createTable("values")
                    .column("id", INTEGER.notNull())
                    .column("s", SQLDataType.CLOB)
                    .column("b", SQLDataType.BLOB)
                    .column("j", SQLDataType.JSON)
                    .column("jb", SQLDataType.JSONB)
                    .column("a", SQLDataType.CLOB.array())
                    .column("d", SQLDataType.DOUBLE)
                    .column("n", SQLDataType.NUMERIC(40, 10))
                    .column("ts", SQLDataType.LOCALDATETIME)
                    .column("tz", SQLDataType.OFFSETDATETIME)
                    .column("day", SQLDataType.LOCALDATE)
                    .column("u", SQLDataType.UUID)
                    .primaryKey("id"));
            op.execute("ALTER TABLE \"values\" ADD m \"Mood\"");
            for (int id = 1; id <= 2; id++) {
                boolean first = id == 1;
                op.execute(op.dsl()
                        .insertInto(table(name("values")))
                        .set(field(name("id"), INTEGER), id)
                        .set(field(name("s"), SQLDataType.CLOB), first ? HOSTILE : "")
                        .set(field(name("b"), SQLDataType.BLOB), new byte[] {0, 39, 92, 63, 58, (byte) 255})
                        .set(field(name("j"), SQLDataType.JSON), JSON.json("{\"a\":\"'\\\\ ?\"}"))
                        .set(field(name("jb"), SQLDataType.JSONB), JSONB.jsonb("[\"it's\", \"\\u00e4\\n\", null]"))
                        .set(
                                field(name("a"), SQLDataType.CLOB.array()),
                                first ? new String[] {HOSTILE, null, "", "NULL", "{,}"} : new String[0])
                        .set(field(name("d"), SQLDataType.DOUBLE), first ? Double.NaN : Double.NEGATIVE_INFINITY)
                        .set(
                                field(name("n"), SQLDataType.NUMERIC(40, 10)),
                                new BigDecimal("-1234567890123456789.0123456789"))
                        .set(
                                field(name("ts"), SQLDataType.LOCALDATETIME),
                                LocalDateTime.parse("2020-02-29T23:59:59.123456"))
                        .set(
                                field(name("tz"), SQLDataType.OFFSETDATETIME),
                                OffsetDateTime.parse("1969-12-31T23:59:59.999999+05:45"))
                        .set(field(name("day"), SQLDataType.LOCALDATE), LocalDate.of(99, 1, 1))
                        .set(
                                field(name("u"), SQLDataType.UUID),
                                UUID.fromString("123e4567-e89b-12d3-a456-426614174000")));
            }
            op.execute(
                    "UPDATE \"values\" SET m = CAST(? AS \"Mood\"), s = s || ? WHERE id = ? AND jb ?? 'it''s'",
                    "it's",
                    HOSTILE,
                    1);
            op.execute(
                    "SELECT setval(CAST(pg_get_serial_sequence('schema_revision_log', 'id') AS regclass), 1, false) WHERE false");
            op.dsl()
                    .batch(
                            op.dsl().query("UPDATE \"values\" SET s = s || {0}", "batched ' :n"),
                            op.dsl().query("ANALYZE \"values\""))
                    .execute();
            op.execute(op.dsl()
                    .insertInto(table(name("values")))
                    .columns(field(name("id"), INTEGER))
                    .values(3)
                    .returning(field(name("id"), INTEGER)));
            op.execute(op.dsl().commentOnTable("values").is(HOSTILE));
        }

        @Override
        public void downgrade(Operations op) {
            op.execute(op.dsl().commentOnTable("values").is(HOSTILE));
            op.execute(op.dsl().dropTable("values"));
            op.execute("DROP TYPE \"Mood\"");
        }
    }

    @Revision(id = "r4", revises = "r3", transaction = false)
    static final class Outside implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("values").add("extra", VARCHAR(10)));
            op.execute("CREATE INDEX CONCURRENTLY {0} ON {1} (id)", name("v:n"), name("values"));
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("DROP INDEX CONCURRENTLY {0}", name("v:n"));
            op.execute(op.dsl().alterTable("values").dropColumn("extra"));
        }
    }

    /** Its way back has to read the database. */
    @Revision(id = "s2", revises = "s1", dependsOn = "r3", message = "Reads on its way back")
    static final class ReadsOnWayBack implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().createSchema("s2"));
            op.outsideTransaction(() -> op.execute("ALTER TYPE \"Mood\" ADD VALUE 'new'"));
            op.execute("UPDATE \"values\" SET m = 'new' WHERE id = 2");
            op.bulkInsert(
                    table(name("values")),
                    List.of(Map.of("id", 10, "s", HOSTILE), Map.of("id", 11, "d", Double.POSITIVE_INFINITY)));
        }

        @Override
        public void downgrade(Operations op) {
            if (op.isOffline()
                    || op.dsl()
                            .fetchExists(
                                    table(name("pg_namespace")),
                                    field(name("nspname")).eq("s2"))) {
                op.execute(op.dsl().dropSchema("s2"));
            }
        }
    }
}
