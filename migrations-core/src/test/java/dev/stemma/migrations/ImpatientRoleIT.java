package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A role whose own time-outs are short: they are for its statements, not for the wait for another run. */
class ImpatientRoleIT extends RunningScripts {

    private TestDatabase database;
    private String role;

    @BeforeEach
    void createRole(TestDatabase fresh) {
        database = fresh;
        role = "impatient_" + fresh.name();
        fresh.execute("CREATE ROLE " + role + " SUPERUSER LOGIN PASSWORD 'x'; ALTER ROLE " + role
                + " SET lock_timeout = '50ms'; ALTER ROLE " + role + " SET statement_timeout = '900ms'");
    }

    @AfterEach
    void dropRole() {
        database.execute("REASSIGN OWNED BY " + role + " TO CURRENT_USER; DROP ROLE " + role);
    }

    private PGSimpleDataSource asRole() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url().replaceAll("user=[^&]*", "user=" + role) + "&password=x");
        return source;
    }

    @Test
    void whileAnotherRunIsInItsStep_itWaits_andThenHasItsOwnTimeouts() throws Exception {
        scripts.add("r1", "", "SELECT pg_sleep(1.5); CREATE TABLE t1 ();", "DROP TABLE t1;")
                .add("r2", "r1", "CREATE TABLE t2 AS SELECT current_setting('statement_timeout') AS s;", "");
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<RunReport> first = CompletableFuture.supplyAsync(() -> Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .lock(LockKind.NONE)
                .listener(event -> {
                    if (event instanceof Event.StepStarted) {
                        begun.countDown();
                    }
                })
                .build()
                .upgrade("r1"));
        begun.await();

        RunReport second = Stemma.builder(asRole())
                .scripts(scripts.folder().toString())
                .lock(LockKind.NONE)
                .listener(events::add)
                .build()
                .upgrade("head");

        assertThat(first.join().plan().steps()).hasSize(1);
        assertThat(second.plan().steps()).hasSize(1);
        assertThat(events).doesNotHaveAnyElementsOfTypes(Event.LockNotAvailable.class);
        assertThat(database.value("SELECT s FROM t2")).isEqualTo("900ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SET LOCAL lock_timeout = '7s'; SET LOCAL statement_timeout = '8s'"})
    void inATransactionOfTheCaller_theTimeoutsAreAsBefore(String set) throws Exception {
        scripts.chain(2);
        try (Connection connection = asRole().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, set);
            String before = timeouts(connection);
            Stemma stemma = Stemma.builder(connection)
                    .scripts(scripts.folder().toString())
                    .lockTimeout(Duration.ofSeconds(3))
                    .build();

            stemma.stamp(List.of("r1"));
            assertThat(timeouts(connection)).isEqualTo(before);
            stemma.upgrade("head");
            assertThat(timeouts(connection)).isEqualTo(before);
            connection.commit();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String timeouts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')")) {
            row.next();
            return row.getString(1);
        }
    }
}
