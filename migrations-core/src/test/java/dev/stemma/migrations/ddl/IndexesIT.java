package dev.stemma.migrations.ddl;

import static dev.stemma.migrations.ddl.IndexElement.column;
import static dev.stemma.migrations.ddl.IndexElement.expression;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
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
class IndexesIT {

    private static final String TABLE = "CREATE TABLE %0 (%1 int, %2 text, %3 jsonb)";

    @ParameterizedTest
    @MethodSource
    void index_inJava_isTheSameAsInSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> index_inJava_isTheSameAsInSql() {
        return Stream.of(
                DdlCase.of("a plain index, and one if not exists")
                        .given(TABLE)
                        .same(
                                "CREATE INDEX %4 ON %0 (%1, %2)",
                                (dsl, n) -> Indexes.create(n.name(4), n.name(0), column(n.name(1)), column(n.name(2)))
                                        .query())
                        .same(
                                "SELECT",
                                (dsl, n) -> Indexes.create(n.name(4), n.name(0), column(n.name(3)))
                                        .ifNotExists()
                                        .query()),
                DdlCase.of("unique, partial, with included columns, in a schema")
                        .given("CREATE SCHEMA %5", "CREATE TABLE %5.%0 (%1 int, %2 text)")
                        .same(
                                "CREATE UNIQUE INDEX %4 ON %5.%0 (%1) INCLUDE (%2) WHERE %2 <> %L",
                                (dsl, n) -> Indexes.create(n.name(4), n.name(5).append(n.name(0)), column(n.name(1)))
                                        .unique()
                                        .include(n.name(2))
                                        .where(field(n.name(2), String.class).ne(val(HostileText.FIRST)))
                                        .query()),
                DdlCase.of("a method and an operator class")
                        .given(TABLE)
                        .same(
                                "CREATE INDEX %4 ON %0 USING gin (%3 jsonb_path_ops)",
                                (dsl, n) -> Indexes.create(
                                                n.name(4),
                                                n.name(0),
                                                column(n.name(3)).operatorClass(name("jsonb_path_ops")))
                                        .using("gin")
                                        .query()),
                DdlCase.of("expressions, collation and order")
                        .given(TABLE, "CREATE COLLATION %5 FROM \"C\"")
                        .same(
                                "CREATE INDEX %4 ON %0 (lower(%2) COLLATE %5 DESC NULLS LAST, (%1 + 1) NULLS FIRST,"
                                        + " (%2 || %M) text_pattern_ops, %1 DESC)",
                                (dsl, n) -> Indexes.create(
                                                n.name(4),
                                                n.name(0),
                                                expression(lower(field(n.name(2), String.class)))
                                                        .collate(n.name(5))
                                                        .desc()
                                                        .nullsLast(),
                                                expression(field(n.name(1), Integer.class)
                                                                .plus(1))
                                                        .nullsFirst(),
                                                expression(field(n.name(2), String.class)
                                                                .concat(val(HostileText.SECOND)))
                                                        .operatorClass(name("text_pattern_ops")),
                                                column(n.name(1)).desc())
                                        .query()),
                DdlCase.of("NULLS NOT DISTINCT")
                        .since(15)
                        .given(TABLE)
                        .same(
                                "CREATE UNIQUE INDEX %4 ON %0 (%1) NULLS NOT DISTINCT",
                                (dsl, n) -> Indexes.create(n.name(4), n.name(0), column(n.name(1)))
                                        .unique()
                                        .nullsNotDistinct()
                                        .query()),
                DdlCase.of("CREATE INDEX CONCURRENTLY")
                        .notInATransaction()
                        .given(TABLE)
                        .same(
                                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS %4 ON %0 (%1)",
                                (dsl, n) -> Indexes.create(n.name(4), n.name(0), column(n.name(1)))
                                        .unique()
                                        .concurrently()
                                        .ifNotExists()
                                        .query()),
                DdlCase.of("DROP INDEX CONCURRENTLY, REINDEX")
                        .notInATransaction()
                        .given(
                                TABLE,
                                "CREATE INDEX %4 ON %0 (%1)",
                                "CREATE INDEX %5 ON %0 (%2)",
                                "CREATE INDEX %6 ON %0 (%3)")
                        .same("REINDEX INDEX CONCURRENTLY %4", (dsl, n) -> Indexes.reindexConcurrently(n.name(4)))
                        .same("DROP INDEX CONCURRENTLY %5", (dsl, n) -> Indexes.dropConcurrently(n.name(5)))
                        .same(
                                "DROP INDEX CONCURRENTLY IF EXISTS %6",
                                (dsl, n) -> Indexes.dropConcurrentlyIfExists(n.name(6)))
                        .same("SELECT", (dsl, n) -> Indexes.dropConcurrentlyIfExists(n.name(7))));
    }
}
