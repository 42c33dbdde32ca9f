package dev.stemma.migrations.ddl;

import static org.jooq.impl.DSL.check;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.primaryKey;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.value;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What else docs/ddl.md leaves to jOOQ's own DSL. */
@ExtendWith(Databases.class)
class JooqDslIT {

    @ParameterizedTest
    @MethodSource({"constraintsAndIndexes", "types", "sequencesAndViews", "schemasAndTheRest"})
    void jooq_isTheSameAsSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> constraintsAndIndexes() {
        return Stream.of(
                DdlCase.of("add and drop constraints")
                        .given(
                                "CREATE SCHEMA %9",
                                "CREATE TABLE %9.%0 (%1 int CONSTRAINT %4 PRIMARY KEY, %2 int)",
                                "CREATE TABLE %0 (%1 int, %2 int DEFAULT 1, %3 text, CONSTRAINT %4 CHECK (%1 > 0))",
                                "CREATE TABLE %1 (%1 int, %2 int CONSTRAINT %4 UNIQUE)")
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %5 FOREIGN KEY (%1) REFERENCES %9.%0 (%1)"
                                        + " ON DELETE SET NULL ON UPDATE CASCADE",
                                (dsl, n) -> dsl.alterTable(n.name(0))
                                        .add(constraint(n.name(5))
                                                .foreignKey(n.name(1))
                                                .references(n.name(9).append(n.name(0)), n.name(1))
                                                .onDeleteSetNull()
                                                .onUpdateCascade()))
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %6 CHECK (%3 <> %L)",
                                (dsl, n) -> dsl.alterTable(n.name(0))
                                        .add(constraint(n.name(6))
                                                .check(field(n.name(3), String.class)
                                                        .ne(val(HostileText.FIRST)))))
                        .same(
                                "ALTER TABLE %0 ADD CHECK (%2 > 3)",
                                (dsl, n) -> dsl.alterTable(n.name(0))
                                        .add(check(
                                                field(n.name(2), Integer.class).gt(3))))
                        .same(
                                "ALTER TABLE %0 ADD PRIMARY KEY (%1, %2)",
                                (dsl, n) -> dsl.alterTable(n.name(0)).add(primaryKey(n.name(1), n.name(2))))
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %7 UNIQUE (%3)",
                                (dsl, n) -> dsl.alterTable(n.name(0))
                                        .add(constraint(n.name(7)).unique(n.name(3))))
                        .same(
                                "ALTER TABLE %0 DROP CONSTRAINT %4",
                                (dsl, n) -> dsl.alterTable(n.name(0)).dropConstraint(n.name(4)))
                        .same(
                                "ALTER TABLE %1 DROP CONSTRAINT %4 CASCADE",
                                (dsl, n) -> dsl.alterTable(n.name(1))
                                        .dropConstraintIfExists(n.name(4))
                                        .cascade())
                        .same(
                                "ALTER TABLE %9.%0 DROP CONSTRAINT %4 CASCADE",
                                (dsl, n) -> dsl.alterTable(n.name(9).append(n.name(0)))
                                        .dropPrimaryKey(n.name(4))
                                        .cascade()),
                DdlCase.of("indexes")
                        .given(
                                "CREATE TABLE %0 (%1 int, %2 text)",
                                "CREATE INDEX %3 ON %0 (%1)", "CREATE INDEX %4 ON %0 (%1)")
                        .same(
                                "CREATE UNIQUE INDEX %5 ON %0 (%1 DESC NULLS LAST, %2) INCLUDE (%1) WHERE %2 <> %L",
                                (dsl, n) -> dsl.createUniqueIndex(n.name(5))
                                        .on(
                                                table(n.name(0)),
                                                field(n.name(1)).desc().nullsLast(),
                                                field(n.name(2)))
                                        .include(n.name(1))
                                        .where(field(n.name(2), String.class).ne(HostileText.FIRST)))
                        .same(
                                "CREATE INDEX IF NOT EXISTS %6 ON %0 (lower(%2), (%1 + 1))",
                                (dsl, n) -> dsl.createIndexIfNotExists(n.name(6))
                                        .on(
                                                table(n.name(0)),
                                                lower(field(n.name(2), String.class)),
                                                field(n.name(1), Integer.class).plus(1)))
                        .same(
                                "ALTER INDEX %3 RENAME TO %7",
                                (dsl, n) -> dsl.alterIndex(n.name(3)).renameTo(n.name(7)))
                        .same("DROP INDEX %4", (dsl, n) -> dsl.dropIndex(n.name(4))));
    }

    static Stream<DdlCase> types() {
        return Stream.of(
                DdlCase.of("enums")
                        .given(
                                "CREATE SCHEMA %9",
                                "CREATE TYPE %0 AS ENUM ('a', %M)",
                                "CREATE TYPE %1 AS ENUM ('a')",
                                "CREATE TYPE %2 AS ENUM ('a')",
                                "CREATE TYPE %3 AS ENUM ('a')")
                        .same(
                                "CREATE TYPE %9.%4 AS ENUM (%L, %M)",
                                (dsl, n) -> dsl.createType(n.name(9).append(n.name(4)))
                                        .asEnum(HostileText.FIRST, HostileText.SECOND))
                        .same(
                                "ALTER TYPE %0 ADD VALUE %L",
                                (dsl, n) -> dsl.alterType(n.name(0)).addValue(HostileText.FIRST))
                        .same(
                                "ALTER TYPE %0 RENAME VALUE %M TO 'c'",
                                (dsl, n) -> dsl.alterType(n.name(0))
                                        .renameValue(HostileText.SECOND)
                                        .to("c"))
                        .same(
                                "ALTER TYPE %1 RENAME TO %5",
                                (dsl, n) -> dsl.alterType(n.name(1)).renameTo(n.name(5)))
                        .same(
                                "ALTER TYPE %2 SET SCHEMA %9",
                                (dsl, n) -> dsl.alterType(n.name(2)).setSchema(n.name(9)))
                        .same(
                                "DROP TYPE %3 CASCADE",
                                (dsl, n) -> dsl.dropType(n.name(3)).cascade()),
                DdlCase.of("domains")
                        .given(
                                "CREATE SCHEMA %9",
                                "CREATE DOMAIN %0 AS text DEFAULT 'x' CONSTRAINT %1 CHECK (VALUE <> 'a')",
                                "CREATE DOMAIN %1 AS int CONSTRAINT %2 CHECK (VALUE > 0)",
                                "CREATE DOMAIN %2 AS int")
                        .same(
                                "CREATE DOMAIN %9.%3 AS varchar(10) DEFAULT %L CONSTRAINT %4 CHECK (VALUE <> %M)",
                                (dsl, n) -> dsl.createDomain(n.name(9).append(n.name(3)))
                                        .as(VARCHAR(10))
                                        .default_(HostileText.FIRST)
                                        .constraints(constraint(n.name(4))
                                                .check(value(String.class).ne(HostileText.SECOND))))
                        .same(
                                "ALTER DOMAIN %0 ADD CONSTRAINT %5 CHECK (VALUE <> %L)",
                                (dsl, n) -> dsl.alterDomain(n.name(0))
                                        .add(constraint(n.name(5))
                                                .check(value(String.class).ne(HostileText.FIRST))))
                        .same(
                                "ALTER DOMAIN %0 RENAME CONSTRAINT %1 TO %6",
                                (dsl, n) -> dsl.alterDomain(n.name(0))
                                        .renameConstraint(n.name(1))
                                        .to(n.name(6)))
                        .same(
                                "ALTER DOMAIN %0 SET NOT NULL",
                                (dsl, n) -> dsl.alterDomain(n.name(0)).setNotNull())
                        .same(
                                "ALTER DOMAIN %0 DROP DEFAULT",
                                (dsl, n) -> dsl.alterDomain(n.name(0)).dropDefault())
                        .same(
                                "ALTER DOMAIN %1 DROP CONSTRAINT %2",
                                (dsl, n) -> dsl.alterDomain(n.name(1)).dropConstraint(n.name(2)))
                        .same(
                                "ALTER DOMAIN %1 RENAME TO %7",
                                (dsl, n) -> dsl.alterDomain(n.name(1)).renameTo(n.name(7)))
                        .same(
                                "DROP DOMAIN %2 CASCADE",
                                (dsl, n) -> dsl.dropDomain(n.name(2)).cascade()));
    }

    static Stream<DdlCase> sequencesAndViews() {
        return Stream.of(
                DdlCase.of("sequences")
                        .given(
                                "CREATE SCHEMA %9",
                                "CREATE SEQUENCE %0", "CREATE SEQUENCE %1", "CREATE SEQUENCE %2 CYCLE")
                        .same(
                                "CREATE SEQUENCE %9.%3 START 5 INCREMENT 2 MINVALUE 1 MAXVALUE 1000 CACHE 10 CYCLE",
                                (dsl, n) -> dsl.createSequence(n.name(9).append(n.name(3)))
                                        .startWith(5)
                                        .incrementBy(2)
                                        .minvalue(1)
                                        .maxvalue(1000)
                                        .cache(10)
                                        .cycle())
                        .same(
                                "ALTER SEQUENCE %2 INCREMENT 3 NO CYCLE",
                                (dsl, n) -> dsl.alterSequence(n.name(2))
                                        .incrementBy(java.math.BigInteger.valueOf(3))
                                        .noCycle())
                        .same(
                                "ALTER SEQUENCE %0 RENAME TO %4",
                                (dsl, n) -> dsl.alterSequence(n.name(0)).renameTo(n.name(4)))
                        .same("DROP SEQUENCE %1", (dsl, n) -> dsl.dropSequence(n.name(1))),
                DdlCase.of("views")
                        .given(
                                "CREATE SCHEMA %9",
                                "CREATE VIEW %0 AS SELECT 1 AS %1",
                                "CREATE VIEW %2 AS SELECT 1 AS %1",
                                "CREATE VIEW %3 AS SELECT 1 AS %1",
                                "CREATE MATERIALIZED VIEW %4 AS SELECT 1 AS %1",
                                "CREATE MATERIALIZED VIEW %5 AS SELECT 1 AS %1")
                        .same(
                                "CREATE VIEW %9.%6 (%1, %2) AS SELECT 1, %L",
                                (dsl, n) -> dsl.createView(n.name(9).append(n.name(6)), n.name(1), n.name(2))
                                        .as(select(val(1), val(HostileText.FIRST))))
                        .same(
                                "CREATE OR REPLACE VIEW %0 AS SELECT 2 AS %1, text %M AS %2",
                                (dsl, n) -> dsl.createOrReplaceView(n.name(0))
                                        .as(select(
                                                val(2).as(n.name(1)),
                                                val(HostileText.SECOND).as(n.name(2)))))
                        .same(
                                "ALTER VIEW %2 RENAME TO %7",
                                (dsl, n) -> dsl.alterView(n.name(2)).renameTo(n.name(7)))
                        .same("DROP VIEW %3", (dsl, n) -> dsl.dropView(n.name(3)))
                        .same(
                                "CREATE MATERIALIZED VIEW %9.%8 AS SELECT %L AS %1",
                                (dsl, n) -> dsl.createMaterializedView(n.name(9).append(n.name(8)))
                                        .as(select(val(HostileText.FIRST).as(n.name(1)))))
                        .same(
                                "ALTER MATERIALIZED VIEW %4 RENAME TO %8",
                                (dsl, n) -> dsl.alterMaterializedView(n.name(4)).renameTo(n.name(8)))
                        .same("DROP MATERIALIZED VIEW %5", (dsl, n) -> dsl.dropMaterializedView(n.name(5))));
    }

    static Stream<DdlCase> schemasAndTheRest() {
        return Stream.of(
                DdlCase.of("create a schema")
                        .same("CREATE SCHEMA %0", (dsl, n) -> dsl.createSchema(n.name(0)))
                        .same("SELECT", (dsl, n) -> dsl.createSchemaIfNotExists(n.name(0))),
                DdlCase.of("rename a schema")
                        .isAlone()
                        .given("CREATE SCHEMA %0")
                        .same(
                                "ALTER SCHEMA %0 RENAME TO %1",
                                (dsl, n) -> dsl.alterSchema(n.name(0)).renameTo(n.name(1))),
                DdlCase.of("drop a schema")
                        .given("CREATE SCHEMA %0", "CREATE TABLE %0.%1 ()")
                        .same(
                                "DROP SCHEMA %0 CASCADE",
                                (dsl, n) -> dsl.dropSchema(n.name(0)).cascade()),
                DdlCase.of("templates for all the rest")
                        .given("CREATE SCHEMA %9", "CREATE TABLE %0 (%1 text)", "CREATE VIEW %2 AS SELECT 1 AS a")
                        .same(
                                "ALTER TABLE %0 ALTER %1 SET STORAGE EXTERNAL",
                                (dsl, n) ->
                                        query("alter table {0} alter {1} set storage external", n.name(0), n.name(1)))
                        .same(
                                "ALTER VIEW %2 SET SCHEMA %9",
                                (dsl, n) -> query("alter view {0} set schema {1}", n.name(2), n.name(9))));
    }
}
