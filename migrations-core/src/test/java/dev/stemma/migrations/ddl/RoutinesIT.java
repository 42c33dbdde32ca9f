package dev.stemma.migrations.ddl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.domain;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions, procedures and triggers. */
@ExtendWith(Databases.class)
class RoutinesIT {

    private static final String BODY = "begin\n  -- don't: $$ $body1$ {fn now()}\n"
            + "  perform '{\"a\": ?}'; perform 'x' || ':a'; return null; end\n-- $";

    private static final String FUNCTION =
            "CREATE FUNCTION %5() RETURNS trigger LANGUAGE plpgsql AS 'begin return null; end'";

    @ParameterizedTest
    @MethodSource
    void aRoutine_inJava_isTheSameAsInSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> aRoutine_inJava_isTheSameAsInSql() {
        return Stream.of(
                DdlCase.of("functions")
                        .given(
                                "CREATE SCHEMA %1",
                                "CREATE TYPE %1.%2 AS ENUM ('a')",
                                "CREATE FUNCTION %3(%4 int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                                "CREATE FUNCTION %1.%6(int, %1.%2[]) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                                "CREATE FUNCTION %7() RETURNS int LANGUAGE sql AS 'SELECT 1'")
                        .same(
                                "CREATE FUNCTION %1.%0() RETURNS trigger LANGUAGE plpgsql AS '"
                                        + BODY.replace("'", "''") + "'",
                                (dsl, n) -> Routines.createFunction(n.name(1).append(n.name(0)), BODY)
                                        .returns(sql("trigger"))
                                        .query())
                        .same(
                                "CREATE OR REPLACE FUNCTION %3(%4 int) RETURNS int LANGUAGE sql"
                                        + " STABLE STRICT SET search_path = '' AS $q$SELECT %4 + 1$q$",
                                (dsl, n) -> Routines.createFunction(n.name(3), n.write("SELECT %4 + 1"))
                                        .orReplace()
                                        .parameter(n.name(4), INTEGER)
                                        .returns(INTEGER)
                                        .language("sql")
                                        .attributes(sql("stable strict set search_path = ''"))
                                        .query())
                        .same(
                                "CREATE FUNCTION %3(%4 varchar, %5 %1.%2[]) RETURNS SETOF %1.%2"
                                        + " LANGUAGE sql AS $q$SELECT NULL::%1.%2$q$",
                                (dsl, n) -> Routines.createFunction(n.name(3), n.write("SELECT NULL::%1.%2"))
                                        .parameter(n.name(4), VARCHAR)
                                        .parameter(
                                                n.name(5),
                                                domain(name(n.get(1), n.get(2)))
                                                        .getDataType()
                                                        .getArrayDataType())
                                        .returns(sql("setof {0}", name(n.get(1), n.get(2))))
                                        .language("sql")
                                        .query())
                        .same("DROP FUNCTION %7()", (dsl, n) -> Routines.dropFunction(n.name(7)))
                        .same(
                                "DROP FUNCTION %1.%6(int, %1.%2[])",
                                (dsl, n) -> Routines.dropFunction(
                                        n.name(1).append(n.name(6)),
                                        INTEGER,
                                        domain(name(n.get(1), n.get(2)))
                                                .getDataType()
                                                .getArrayDataType())),
                DdlCase.of("procedures")
                        .given("CREATE PROCEDURE %3(int) LANGUAGE sql AS 'SELECT 1'")
                        .same(
                                "CREATE PROCEDURE %0(%1 int) LANGUAGE plpgsql AS 'begin end'",
                                (dsl, n) -> Routines.createProcedure(n.name(0), "begin end")
                                        .parameter(n.name(1), INTEGER)
                                        .query())
                        .same("DROP PROCEDURE %3(int)", (dsl, n) -> Routines.dropProcedure(n.name(3), INTEGER)),
                DdlCase.of("triggers")
                        .given("CREATE TABLE %0 (%1 text, %2 int)", "CREATE VIEW %3 AS SELECT * FROM %0", FUNCTION)
                        .same(
                                "CREATE TRIGGER %4 BEFORE INSERT OR UPDATE OF %1, %2 OR DELETE ON %0 FOR EACH ROW"
                                        + " EXECUTE FUNCTION %5(%L, %M)",
                                (dsl, n) -> Triggers.createBefore(
                                                n.name(4), n.name(0), n.name(5), HostileText.FIRST, HostileText.SECOND)
                                        .insert()
                                        .update(n.name(1), n.name(2))
                                        .delete()
                                        .forEachRow()
                                        .query())
                        .same(
                                "CREATE TRIGGER %6 AFTER TRUNCATE OR UPDATE ON %0 EXECUTE FUNCTION %5()",
                                (dsl, n) -> Triggers.createAfter(n.name(6), n.name(0), n.name(5))
                                        .truncate()
                                        .update()
                                        .query())
                        .same(
                                "CREATE TRIGGER %7 AFTER UPDATE ON %0 FOR EACH ROW"
                                        + " WHEN (NEW.%1 IS DISTINCT FROM OLD.%1 AND NEW.%1 <> %L) EXECUTE FUNCTION %5()",
                                (dsl, n) -> Triggers.createAfter(n.name(7), n.name(0), n.name(5))
                                        .update()
                                        .forEachRow()
                                        .when(field(name("new", n.get(1)), String.class)
                                                .isDistinctFrom(field(name("old", n.get(1)), String.class))
                                                .and(field(name("new", n.get(1)), String.class)
                                                        .ne(val(HostileText.FIRST))))
                                        .query())
                        .same(
                                "CREATE TRIGGER %4 INSTEAD OF INSERT ON %3 FOR EACH ROW EXECUTE FUNCTION %5()",
                                (dsl, n) -> Triggers.createInsteadOf(n.name(4), n.name(3), n.name(5))
                                        .insert()
                                        .forEachRow()
                                        .query()),
                DdlCase.of("triggers that exist")
                        .given(
                                "CREATE TABLE %0 (%1 text)",
                                FUNCTION,
                                "CREATE TRIGGER %4 AFTER INSERT ON %0 EXECUTE FUNCTION %5()",
                                "CREATE TRIGGER %6 AFTER INSERT ON %0 EXECUTE FUNCTION %5()",
                                "CREATE TRIGGER %7 AFTER INSERT ON %0 EXECUTE FUNCTION %5()",
                                "CREATE TRIGGER %8 AFTER INSERT ON %0 EXECUTE FUNCTION %5()",
                                "ALTER TABLE %0 DISABLE TRIGGER %8")
                        .same("ALTER TABLE %0 DISABLE TRIGGER %4", (dsl, n) -> Triggers.disable(n.name(4), n.name(0)))
                        .same("ALTER TABLE %0 ENABLE TRIGGER %8", (dsl, n) -> Triggers.enable(n.name(8), n.name(0)))
                        .same(
                                "ALTER TRIGGER %6 ON %0 RENAME TO %9",
                                (dsl, n) -> Triggers.rename(n.name(6), n.name(0), n.name(9)))
                        .same("DROP TRIGGER %7 ON %0", (dsl, n) -> Triggers.drop(n.name(7), n.name(0))),
                DdlCase.of("CREATE OR REPLACE TRIGGER")
                        .since(14)
                        .given(
                                "CREATE TABLE %0 (%1 text)",
                                FUNCTION, "CREATE TRIGGER %4 AFTER INSERT ON %0 EXECUTE FUNCTION %5()")
                        .same(
                                "CREATE OR REPLACE TRIGGER %4 AFTER DELETE ON %0 EXECUTE FUNCTION %5()",
                                (dsl, n) -> Triggers.createAfter(n.name(4), n.name(0), n.name(5))
                                        .orReplace()
                                        .delete()
                                        .query()));
    }

    @Test
    void aTrigger_withoutAnEvent_isRefused() {
        assertThatThrownBy(() ->
                        Triggers.createAfter(name("a"), name("b"), name("c")).query())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("insert()");
    }
}
