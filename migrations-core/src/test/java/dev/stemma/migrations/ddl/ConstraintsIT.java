package dev.stemma.migrations.ddl;

import static dev.stemma.migrations.ddl.IndexElement.column;
import static dev.stemma.migrations.ddl.IndexElement.expression;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.foreignKey;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Databases.class)
class ConstraintsIT {

    private static final String TABLE = "CREATE TABLE %0 (%1 int NOT NULL, %2 text, %3 int4range, %4 jsonb)";

    @ParameterizedTest
    @MethodSource
    void constraint_inJava_isTheSameAsInSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> constraint_inJava_isTheSameAsInSql() {
        return Stream.of(
                DdlCase.of("NOT VALID checks")
                        .given(TABLE)
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %5 CHECK (%2 <> %L AND %1 > 3) NOT VALID",
                                (dsl, n) -> Constraints.add(
                                                n.name(0),
                                                constraint(n.name(5))
                                                        .check(field(n.name(2), String.class)
                                                                .ne(val(HostileText.FIRST))
                                                                .and(field(n.name(1), Integer.class)
                                                                        .gt(3))))
                                        .notValid()
                                        .query())
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %6 CHECK (jsonb_exists(%4, 'a')) NOT VALID",
                                (dsl, n) -> Constraints.add(
                                                n.name(0),
                                                constraint(n.name(6))
                                                        .check(condition("jsonb_exists({0}, 'a')", n.name(4))))
                                        .notValid()
                                        .query()),
                DdlCase.of("foreign keys: NOT VALID, deferrable, validated")
                        .given(TABLE, "CREATE SCHEMA %8", "CREATE TABLE %8.%1 (%0 int PRIMARY KEY)")
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %5 FOREIGN KEY (%1) REFERENCES %8.%1 (%0)"
                                        + " ON DELETE CASCADE NOT VALID",
                                (dsl, n) -> Constraints.add(
                                                n.name(0),
                                                constraint(n.name(5))
                                                        .foreignKey(n.name(1))
                                                        .references(n.name(8).append(n.name(1)), n.name(0))
                                                        .onDeleteCascade())
                                        .notValid()
                                        .query())
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %6 FOREIGN KEY (%1) REFERENCES %8.%1 (%0)"
                                        + " ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED NOT VALID",
                                (dsl, n) -> Constraints.add(
                                                n.name(0),
                                                constraint(n.name(6))
                                                        .foreignKey(n.name(1))
                                                        .references(n.name(8).append(n.name(1)), n.name(0))
                                                        .onUpdateRestrict())
                                        .initiallyDeferred()
                                        .notValid()
                                        .query())
                        .same(
                                "ALTER TABLE %0 ADD FOREIGN KEY (%1) REFERENCES %8.%1 (%0) DEFERRABLE",
                                (dsl, n) -> Constraints.add(
                                                n.name(0),
                                                foreignKey(n.name(1))
                                                        .references(n.name(8).append(n.name(1)), n.name(0)))
                                        .deferrable()
                                        .query())
                        .same(
                                "ALTER TABLE %0 VALIDATE CONSTRAINT %5",
                                (dsl, n) -> Constraints.validate(n.name(0), n.name(5))),
                DdlCase.of("keys of indexes that exist")
                        .given(TABLE, "CREATE UNIQUE INDEX %5 ON %0 (%1)", "CREATE UNIQUE INDEX %6 ON %0 (%2)")
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %7 PRIMARY KEY USING INDEX %5",
                                (dsl, n) -> Constraints.addPrimaryKeyUsingIndex(n.name(0), n.name(7), n.name(5))
                                        .query())
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %8 UNIQUE USING INDEX %6 DEFERRABLE",
                                (dsl, n) -> Constraints.addUniqueUsingIndex(n.name(0), n.name(8), n.name(6))
                                        .deferrable()
                                        .query()),
                DdlCase.of("UNIQUE NULLS NOT DISTINCT")
                        .since(15)
                        .given(TABLE)
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %5 UNIQUE NULLS NOT DISTINCT (%1, %2)",
                                (dsl, n) -> Constraints.addUniqueNullsNotDistinct(
                                                n.name(0), n.name(5), n.name(1), n.name(2))
                                        .query()),
                DdlCase.of("EXCLUDE")
                        .given(TABLE)
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %5 EXCLUDE USING gist"
                                        + " (%3 WITH &&, (int4range(%1, %1 + 1)) range_ops WITH =) WHERE (%2 <> %M)",
                                (dsl, n) -> Constraints.addExclude(
                                                n.name(0),
                                                n.name(5),
                                                Exclusion.using("gist")
                                                        .with(column(n.name(3)), "&&")
                                                        .with(
                                                                expression(field(
                                                                                "int4range({0}, {0} + 1)",
                                                                                Object.class, n.name(1)))
                                                                        .operatorClass(name("range_ops")),
                                                                "=")
                                                        .where(field(n.name(2), String.class)
                                                                .ne(val(HostileText.SECOND))))
                                        .query())
                        .same(
                                "ALTER TABLE %0 ADD CONSTRAINT %6 EXCLUDE USING btree (%1 WITH =)"
                                        + " DEFERRABLE INITIALLY DEFERRED",
                                (dsl, n) -> Constraints.addExclude(
                                                n.name(0),
                                                n.name(6),
                                                Exclusion.using("btree").with(column(n.name(1)), "="))
                                        .initiallyDeferred()
                                        .query()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "and", "=)", "= ", "--", "<--", "/*", "\"", "OPERATOR(=)"})
    void anOperator_thatIsNone_isRefused(String operator) {
        assertThatThrownBy(() -> Exclusion.using("gist").with(column(name("a")), operator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + operator + "\"");
    }
}
