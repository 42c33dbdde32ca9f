package dev.stemma.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script sets for its session, put back. */
@ExtendWith(Databases.class)
class SessionStateIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = pg_catalog",
                "SET TIME ZONE 'Asia/Colombo'",
                "SET statement_timeout = '3s'",
                "SELECT set_config('work_mem', '1234kB', false)",
                "SET ROLE pg_monitor",
                "SET SESSION AUTHORIZATION pg_monitor",
                "SET plpgsql.check_asserts = off",
                "RESET application_name",
                "RESET ALL",
                "SET lc_messages = 'C'; SET DateStyle = 'ISO, DMY'; SET ROLE pg_monitor"
            })
    void whatAScriptSets_isPutBack(String script, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DO 'BEGIN END'");
            statement.execute("SET application_name = 'the pool''s own name'");
            statement.execute("SET search_path = public, \"we;ird\"");
            SessionState before = SessionState.read(connection);

            statement.execute(script);
            assertThat(SessionState.read(connection)).isNotEqualTo(before);
            before.restore(connection);

            assertThat(effective(SessionState.read(connection), connection)).isEqualTo(effective(before, connection));
        }
    }

    /** A setting that is reset to what it was is no longer the session's, and has the same value. */
    private static String effective(SessionState state, Connection connection) throws SQLException {
        StringBuilder text = new StringBuilder(state.role() + " " + state.sessionUser());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, setting FROM pg_settings ORDER BY name")) {
            while (rows.next()) {
                text.append('\n').append(rows.getString(1)).append('=').append(rows.getString(2));
            }
        }
        return text.toString();
    }

    @Test
    void inATransaction_whatIsPutBackIsSoAfterTheCommit(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            SessionState before = SessionState.read(connection);
            connection.setAutoCommit(false);
            statement.execute("SET search_path = pg_catalog");
            before.restore(connection);
            connection.commit();

            assertThat(SessionState.read(connection).settings()).doesNotContainValue("pg_catalog");
        }
    }
}
