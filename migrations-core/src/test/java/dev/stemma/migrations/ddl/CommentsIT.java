package dev.stemma.migrations.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.domain;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
class CommentsIT {

    private static final String[] OBJECTS = {
        "CREATE TABLE %0 (%1 int CONSTRAINT %2 CHECK (%1 > 0))",
        "CREATE INDEX %3 ON %0 (%1)",
        "CREATE SCHEMA %4",
        "CREATE SEQUENCE %5",
        "CREATE TYPE %4.%0 AS ENUM ('a')",
        "CREATE DOMAIN %6 AS int CONSTRAINT %7 CHECK (VALUE > 0)",
        "CREATE FUNCTION %0(int, %4.%0, varchar) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE PROCEDURE %1() LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION %2() RETURNS trigger LANGUAGE plpgsql AS 'begin return null; end'",
        "CREATE TRIGGER %8 AFTER INSERT ON %0 EXECUTE FUNCTION %2()",
        "CREATE POLICY %9 ON %0",
    };

    private static DdlCase onAll(String title) {
        return DdlCase.of(title)
                .given(OBJECTS)
                .same("COMMENT ON INDEX %3 IS %L", (dsl, n) -> Comments.onIndex(n.name(3), HostileText.FIRST))
                .same("COMMENT ON SCHEMA %4 IS %M", (dsl, n) -> Comments.onSchema(n.name(4), HostileText.SECOND))
                .same("COMMENT ON SEQUENCE %5 IS %L", (dsl, n) -> Comments.onSequence(n.name(5), HostileText.FIRST))
                .same(
                        "COMMENT ON TYPE %4.%0 IS %L",
                        (dsl, n) -> Comments.onType(n.name(4).append(n.name(0)), HostileText.FIRST))
                .same("COMMENT ON DOMAIN %6 IS %M", (dsl, n) -> Comments.onDomain(n.name(6), HostileText.SECOND))
                .same(
                        "COMMENT ON CONSTRAINT %2 ON %0 IS %L",
                        (dsl, n) -> Comments.onConstraint(n.name(0), n.name(2), HostileText.FIRST))
                .same(
                        "COMMENT ON CONSTRAINT %7 ON DOMAIN %6 IS %L",
                        (dsl, n) -> Comments.onDomainConstraint(n.name(6), n.name(7), HostileText.FIRST))
                .same(
                        "COMMENT ON TRIGGER %8 ON %0 IS %M",
                        (dsl, n) -> Comments.onTrigger(n.name(8), n.name(0), HostileText.SECOND))
                .same(
                        "COMMENT ON POLICY %9 ON %0 IS %L",
                        (dsl, n) -> Comments.onPolicy(n.name(9), n.name(0), HostileText.FIRST))
                .same(
                        "COMMENT ON FUNCTION %0(int, %4.%0, varchar) IS %L",
                        (dsl, n) -> Comments.onFunction(
                                n.name(0),
                                List.of(
                                        INTEGER,
                                        domain(name(n.get(4), n.get(0))).getDataType(),
                                        VARCHAR(20)),
                                HostileText.FIRST))
                .same(
                        "COMMENT ON PROCEDURE %1() IS %M",
                        (dsl, n) -> Comments.onProcedure(n.name(1), List.of(), HostileText.SECOND));
    }

    @Test
    void aComment_inJava_isTheSameAsInSql(TestDatabase database) throws SQLException {
        SameCatalog.check(database, onAll("comments"));
    }

    @Test
    void aComment_onAnExtension_isTheSameAsInSql(TestDatabase database) throws SQLException {
        // the snapshot leaves an extension's own comment out
        database.execute("CREATE EXTENSION citext");
        for (Way way : Way.values()) {
            Query query = Comments.onExtension(name("citext"), HostileText.FIRST + way);
            try (var connection = database.connect()) {
                way.run(connection, query);
            }
            assertThat(database.value("SELECT obj_description(oid, 'pg_extension') FROM pg_extension"
                            + " WHERE extname = 'citext'"))
                    .isEqualTo(HostileText.FIRST + way);
        }
    }

    @Test
    void noComment_removesTheOneThatIsThere(TestDatabase database) throws SQLException {
        SameCatalog.check(
                database,
                DdlCase.of("no comment")
                        .given(
                                "CREATE SEQUENCE %0",
                                "COMMENT ON SEQUENCE %0 IS 'x'", "CREATE SEQUENCE %1", "COMMENT ON SEQUENCE %1 IS 'x'")
                        .same("COMMENT ON SEQUENCE %0 IS NULL", (dsl, n) -> Comments.onSequence(n.name(0), null))
                        .same("COMMENT ON SEQUENCE %1 IS ''", (dsl, n) -> Comments.onSequence(n.name(1), "")));
    }
}
