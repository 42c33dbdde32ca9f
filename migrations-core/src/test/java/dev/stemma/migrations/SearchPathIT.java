package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.catalog.CatalogReader;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Somebody who may create objects in a schema on our search path cannot lead our statements to them: PostgreSQL takes the
 * first function, operator or type of a name, and one that fits better also when its schema stands behind pg_catalog.
 */
class SearchPathIT extends RunningScripts {

    /** Operators are laid for the types that our columns and parameters have. */
    private static final List<String> TYPES =
            List.of("text", "varchar", "name", "oid", "int8", "\"char\"", "int4", "int2", "timestamptz");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evil, pg_catalog, public | ADVISORY",
                "evil, pg_catalog, public | TABLE",
                "pg_catalog, evil, public | ADVISORY",
                "pg_catalog, evil, public | TABLE",
                "evil, public             | NONE",
            })
    void aRun_usesNothingOfASchemaOnTheSearchPath(String path, LockKind kind, TestDatabase database)
            throws SQLException {
        setTraps(database);
        PGSimpleDataSource trapped = new PGSimpleDataSource();
        trapped.setUrl(database.url());
        trapped.setOptions("-c search_path=" + path.replace(" ", ""));
        for (int i = 1; i <= 3; i++) {
            scripts.add("r" + i, i == 1 ? "" : "r" + (i - 1), "SELECT;", "SELECT;");
        }
        Stemma stemma = Stemma.builder(trapped)
                .scripts(scripts.folder().toString())
                .bookkeeping(new BookkeepingNames("own", "schema_revision"))
                .lock(kind)
                .lockWait(Duration.ZERO)
                .build();

        assertThatThrownBy(() -> stemma.oneshot("r1")).isInstanceOf(UnmanagedDatabaseException.class);
        stemma.upgrade("r1");
        stemma.upgrade("head");
        scripts.remove("r3");
        Stemma behind = Stemma.builder(trapped)
                .scripts(scripts.folder().toString())
                .bookkeeping(new BookkeepingNames("own", "schema_revision"))
                .lock(kind)
                .lockWait(Duration.ZERO)
                .build();
        behind.downgrade("r1");
        behind.stamp(List.of("r2"));
        database.execute("DELETE FROM own.schema_revision WHERE revision = 'r2'");
        behind.repair(new Repair.MarkApplied(List.of("r2")));

        assertThat(behind.status().currentHeads()).containsExactly("r2");
        assertThat(database.column("SELECT revision FROM own.schema_revision ORDER BY 1"))
                .containsExactly("r1", "r2");
        assertThat(database.value("SELECT count(*) FROM own.schema_revision_log"))
                .isEqualTo("7");
        assertThat(database.column("SELECT revision FROM evil.schema_revision")).containsExactly("not ours");
        try (Connection connection = trapped.getConnection()) {
            assertThat(new CatalogReader(List.of()).read(connection)).isNotNull();
        }
        assertThat(database.value("SELECT count(*) FROM evil.sprung")).isEqualTo("0");
        try (Connection connection = trapped.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 'a'::varchar = 'b'::varchar");
        }
        assertThat(database.value("SELECT count(*) FROM evil.sprung"))
                .as("the traps do work")
                .isEqualTo("1");
    }

    private static void setTraps(TestDatabase database) {
        StringBuilder sql = new StringBuilder("""
                CREATE SCHEMA evil;
                CREATE TABLE evil.schema_revision (revision pg_catalog.text);
                INSERT INTO evil.schema_revision VALUES ('not ours');
                CREATE TABLE evil.sprung (at pg_catalog.timestamptz);
                CREATE TYPE evil.text AS (a int);
                CREATE TYPE evil.timestamptz AS (a int);
                CREATE TYPE evil.regclass AS (a int);
                """);
        for (String type : TYPES) {
            String function = "evil.trap_" + type.replace("\"", "");
            sql.append(trap(function, "pg_catalog." + type + ", pg_catalog." + type, "boolean"));
            for (String operator : List.of("=", "<>", "~~", "!~~", "!~", "<", "<=", ">")) {
                sql.append(
                        "CREATE OPERATOR evil.%s (LEFTARG = pg_catalog.%s, RIGHTARG = pg_catalog.%2$s, FUNCTION = %s);\n"
                                .formatted(operator, type, function));
            }
        }
        sql.append(trap("evil.clock_timestamp", "", "timestamptz"));
        sql.append(trap("evil.current_database", "", "name"));
        sql.append(trap("evil.pg_try_advisory_lock", "bigint", "boolean"));
        sql.append(trap("evil.pg_advisory_unlock", "bigint", "boolean"));
        sql.append(trap("evil.set_config", "pg_catalog.text, pg_catalog.text, boolean", "pg_catalog.text"));
        database.execute(sql.toString());
    }

    private static String trap(String name, String arguments, String result) {
        return """
                CREATE FUNCTION %s(%s) RETURNS %s LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO evil.sprung VALUES (pg_catalog.now());
                    RETURN NULL;
                END $$;
                """.formatted(name, arguments, result);
    }
}
