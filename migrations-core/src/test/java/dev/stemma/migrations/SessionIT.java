package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script sets for its session ends with its step. */
class SessionIT extends RunningScripts {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = elsewhere",
                "SELECT set_config('search_path', 'elsewhere', false)",
                "DO $$ BEGIN PERFORM set_config('search_path', 'elsewhere', false); END $$"
            })
    void theNextRevision_hasTheSearchPathThatTheRunHad(String setting, TestDatabase database) {
        scripts.add("r1", "", "CREATE SCHEMA elsewhere; " + setting + "; CREATE TABLE t1 (id int);", "")
                .table(2, "r1");

        stemma(database).build().upgrade("head");

        assertThat(database.column("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE tablename IN ('t1', 't2') ORDER BY 1"))
                .containsExactly("elsewhere.t1", "public.t2");
    }

    @Test
    void aRoleThatMayNotWriteTheBookkeeping_endsBeforeIt(TestDatabase database) {
        scripts.add("r1", "", "SET ROLE pg_monitor; SELECT 1;", "");

        stemma(database).build().upgrade("head");

        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Revision(id = "r1")
    static final class SetsForTheSession implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute("SET search_path = pg_catalog");
        }
    }

    @Test
    void aPooledConnection_isGivenBackAsItCame(TestDatabase database) throws SQLException {
        scripts.add("r2", "r1", "SET statement_timeout = '7s'; SET ROLE pg_monitor;", "")
                .write(
                        "r3",
                        Scripts.header("r3", "r2")
                                + "-- migrate:up transaction:false\nSET work_mem = '1234kB';\nSELECT broken;\n");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("SET application_name = 'of the pool'");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            List<String> before = settings(pool);
            Stemma stemma = Stemma.builder(pool)
                    .scripts(scripts.folder().toString())
                    .revisions(new SetsForTheSession())
                    .build();

            assertThatThrownBy(() -> stemma.upgrade("head")).isInstanceOf(StepFailedException.class);

            assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
            assertThat(settings(pool)).isEqualTo(before).contains("application_name=of the pool");
        }
    }

    @Test
    void whatAPooledConnectionHadPrepared_knowsTheTablesAsTheyAreAfterTheRun(TestDatabase database)
            throws SQLException {
        scripts.table(1, "");
        stemma(database).build().upgrade("head");
        scripts.add("r2", "r1", "ALTER TABLE t1 ADD COLUMN more int;", "");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            // more often than it takes for the driver to prepare it on the server
            for (int time = 0; time < 10; time++) {
                assertThat(columns(pool)).isEqualTo(1);
            }

            Stemma.builder(pool).scripts(scripts.folder().toString()).build().upgrade("head");

            assertThat(columns(pool)).isEqualTo(2);
        }
    }

    /** In a transaction, where the driver cannot try again by itself. */
    private static int columns(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM t1");
                    ResultSet rows = statement.executeQuery()) {
                return rows.getMetaData().getColumnCount();
            }
        }
    }

    private static List<String> settings(HikariDataSource pool) throws SQLException {
        List<String> settings = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name || '=' || setting FROM pg_settings"
                        + " UNION ALL SELECT 'role=' || current_setting('role') ORDER BY 1")) {
            while (rows.next()) {
                settings.add(rows.getString(1));
            }
        }
        return settings;
    }
}
