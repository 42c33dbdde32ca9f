package dev.stemma.migrations.ddl;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Databases.class)
class PoliciesIT {

    private static final String TABLE = "CREATE TABLE %0 (%1 text)";

    @ParameterizedTest
    @MethodSource
    void aPolicy_inJava_isTheSameAsInSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> aPolicy_inJava_isTheSameAsInSql() {
        return Stream.of(
                DdlCase.of("policies")
                        .given(TABLE, "CREATE ROLE %7")
                        .same(
                                "CREATE POLICY %2 ON %0",
                                (dsl, n) ->
                                        Policies.create(n.name(2), n.name(0)).query())
                        .same(
                                "CREATE POLICY %3 ON %0 AS RESTRICTIVE FOR UPDATE TO %7, pg_monitor USING (%1 <> %L)"
                                        + " WITH CHECK (%1 <> %M)",
                                (dsl, n) -> Policies.create(n.name(3), n.name(0))
                                        .restrictive()
                                        .forUpdate()
                                        .to(n.name(7), name("pg_monitor"))
                                        .using(field(n.name(1), String.class).ne(val(HostileText.FIRST)))
                                        .withCheck(
                                                field(n.name(1), String.class).ne(val(HostileText.SECOND)))
                                        .query())
                        .same(
                                "CREATE POLICY %4 ON %0 FOR SELECT USING (true)",
                                (dsl, n) -> Policies.create(n.name(4), n.name(0))
                                        .forSelect()
                                        .using(condition("true"))
                                        .query())
                        .same(
                                "CREATE POLICY %5 ON %0 FOR INSERT WITH CHECK (true)",
                                (dsl, n) -> Policies.create(n.name(5), n.name(0))
                                        .forInsert()
                                        .withCheck(condition("true"))
                                        .query())
                        .same(
                                "CREATE POLICY %6 ON %0 FOR DELETE USING (%1 = current_user)",
                                (dsl, n) -> Policies.create(n.name(6), n.name(0))
                                        .forDelete()
                                        .using(condition("{0} = current_user", n.name(1)))
                                        .query()),
                DdlCase.of("policies that exist")
                        .given(TABLE, "CREATE POLICY %2 ON %0", "CREATE POLICY %3 ON %0")
                        .same(
                                "ALTER POLICY %2 ON %0 RENAME TO %4",
                                (dsl, n) -> Policies.rename(n.name(2), n.name(0), n.name(4)))
                        .same("DROP POLICY %3 ON %0", (dsl, n) -> Policies.drop(n.name(3), n.name(0))),
                DdlCase.of("row level security")
                        .given(
                                "CREATE TABLE %0 ()",
                                "CREATE TABLE %1 ()",
                                "ALTER TABLE %1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
                        .same(
                                "ALTER TABLE %0 ENABLE ROW LEVEL SECURITY",
                                (dsl, n) -> Policies.enableRowLevelSecurity(n.name(0)))
                        .same(
                                "ALTER TABLE %0 FORCE ROW LEVEL SECURITY",
                                (dsl, n) -> Policies.forceRowLevelSecurity(n.name(0)))
                        .same(
                                "ALTER TABLE %1 DISABLE ROW LEVEL SECURITY",
                                (dsl, n) -> Policies.disableRowLevelSecurity(n.name(1)))
                        .same(
                                "ALTER TABLE %1 NO FORCE ROW LEVEL SECURITY",
                                (dsl, n) -> Policies.noForceRowLevelSecurity(n.name(1))));
    }
}
