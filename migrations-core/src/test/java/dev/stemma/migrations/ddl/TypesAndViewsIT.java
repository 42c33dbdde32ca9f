package dev.stemma.migrations.ddl;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Enums, views, sequences, extensions and blocks. */
@ExtendWith(Databases.class)
class TypesAndViewsIT {

    /** Makes the number of rows a fact of the catalog. */
    private static final String ROWS_OF_0 =
            "DO $do$ BEGIN EXECUTE 'CREATE TABLE rows_' || (SELECT count(*) FROM %0) || '()';" + " END $do$";

    @ParameterizedTest
    @MethodSource
    void anObject_inJava_isTheSameAsInSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> anObject_inJava_isTheSameAsInSql() {
        return Stream.of(
                DdlCase.of("values of an enum")
                        .given("CREATE SCHEMA %1", "CREATE TYPE %1.%0 AS ENUM ('a', %M)")
                        .same(
                                "ALTER TYPE %1.%0 ADD VALUE %L BEFORE %M",
                                (dsl, n) -> Enums.addValue(n.name(1).append(n.name(0)), HostileText.FIRST)
                                        .before(HostileText.SECOND)
                                        .query())
                        .same(
                                "ALTER TYPE %1.%0 ADD VALUE IF NOT EXISTS 'b' AFTER %L",
                                (dsl, n) -> Enums.addValue(n.name(1).append(n.name(0)), "b")
                                        .ifNotExists()
                                        .after(HostileText.FIRST)
                                        .query())
                        .same(
                                "SELECT",
                                (dsl, n) -> Enums.addValue(n.name(1).append(n.name(0)), "a")
                                        .ifNotExists()
                                        .query()),
                DdlCase.of("materialized views without and with data")
                        .given("CREATE MATERIALIZED VIEW %1 AS SELECT 1 AS a WITH NO DATA")
                        .same(
                                "CREATE MATERIALIZED VIEW %0 AS SELECT %L AS %2 WITH NO DATA",
                                (dsl, n) -> Views.createMaterializedWithNoData(
                                        n.name(0), select(val(HostileText.FIRST).as(n.name(2)))))
                        .same("REFRESH MATERIALIZED VIEW %1", (dsl, n) -> Views.refresh(n.name(1))),
                DdlCase.of("refreshing and dropping views and what depends on them")
                        .given(
                                "CREATE TABLE %5 (%6 int)",
                                "INSERT INTO %5 VALUES (1)",
                                "CREATE MATERIALIZED VIEW %0 AS SELECT %6 FROM %5",
                                "CREATE UNIQUE INDEX %7 ON %0 (%6)",
                                "CREATE VIEW %1 AS SELECT 1 AS a",
                                "CREATE VIEW %2 AS SELECT * FROM %1",
                                "CREATE MATERIALIZED VIEW %3 AS SELECT 1 AS a",
                                "CREATE VIEW %4 AS SELECT * FROM %3",
                                "INSERT INTO %5 VALUES (2)")
                        .same(
                                "REFRESH MATERIALIZED VIEW CONCURRENTLY %0",
                                (dsl, n) -> Views.refreshConcurrently(n.name(0)))
                        .same(ROWS_OF_0, (dsl, n) -> dsl.query("{0}", raw(n.write(ROWS_OF_0))))
                        .same("DROP VIEW %1 CASCADE", (dsl, n) -> Views.dropCascade(n.name(1)))
                        .same(
                                "DROP MATERIALIZED VIEW %3 CASCADE",
                                (dsl, n) -> Views.dropMaterializedCascade(n.name(3))),
                DdlCase.of("sequences")
                        .given(
                                "CREATE SCHEMA %5",
                                "CREATE TABLE %5.%0 (%1 int)",
                                "CREATE SEQUENCE %5.%2",
                                "CREATE SEQUENCE %3 OWNED BY NONE",
                                "CREATE TABLE %0 (%1 int DEFAULT nextval('%3'))",
                                "CREATE SEQUENCE %4 OWNED BY %0.%1")
                        .same(
                                "ALTER SEQUENCE %5.%2 AS int",
                                (dsl, n) -> Sequences.setType(n.name(5).append(n.name(2)), INTEGER))
                        .same(
                                "ALTER SEQUENCE %5.%2 OWNED BY %5.%0.%1",
                                (dsl, n) -> Sequences.ownedBy(
                                        n.name(5).append(n.name(2)), n.name(5).append(n.name(0)), n.name(1)))
                        .same("ALTER SEQUENCE %4 OWNED BY NONE", (dsl, n) -> Sequences.ownedByNone(n.name(4)))
                        .same("DROP SEQUENCE %3 CASCADE", (dsl, n) -> Sequences.dropCascade(n.name(3))),
                DdlCase.of("extensions")
                        .isAlone()
                        .given("CREATE SCHEMA %0", "CREATE EXTENSION pg_trgm")
                        .same(
                                "CREATE EXTENSION IF NOT EXISTS citext SCHEMA %0",
                                (dsl, n) -> Extensions.createIfNotExists(name("citext"), n.name(0)))
                        .same(
                                "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"",
                                (dsl, n) -> Extensions.createIfNotExists(name("uuid-ossp")))
                        .same("SELECT", (dsl, n) -> Extensions.createIfNotExists(name("citext")))
                        .same("DROP EXTENSION pg_trgm", (dsl, n) -> Extensions.dropIfExists(name("pg_trgm")))
                        .same("SELECT", (dsl, n) -> Extensions.dropIfExists(n.name(1))),
                DdlCase.of("blocks")
                        .given("CREATE TABLE %0 (a int)")
                        .same(
                                "COMMENT ON TABLE %0 IS %L",
                                (dsl, n) -> Blocks.run(n.write("begin execute 'select 1 -- $$ ?';\n"
                                        + "comment on table %0 is %L; perform '{}'::jsonb ? 'a'; end")))
                        .same(
                                "CREATE TABLE %1 (%2 text)",
                                (dsl, n) -> Blocks.run(n.write("declare x int := 1; -- don't\n"
                                        + "begin create table %1 (%2 text); end -- $body1$ $"))));
    }
}
