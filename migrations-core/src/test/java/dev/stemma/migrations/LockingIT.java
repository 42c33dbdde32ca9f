package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs keep out of one another's way, and how little a run takes. */
class LockingIT extends RunningScripts {

    private static final int REPLICAS = 32;

    @Test
    void upgrade_atHead_takesNoLockAndWritesNothing(TestDatabase database) throws Exception {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        String before = database.value("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables");

        try (Connection other = holdLockOf(database)) {
            assertThat(stemma(database)
                            .lockWait(Duration.ZERO)
                            .build()
                            .upgrade("head")
                            .nothingToDo())
                    .isTrue();
            assertThat(other.isClosed()).isFalse();
        }

        assertThat(database.value("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables"))
                .isEqualTo(before);
    }

    /** Takes the lock as a run that waits inside a step would hold it. */
    private Connection holdLockOf(TestDatabase database) throws Exception {
        Connection connection = database.connect();
        Locks.holdAdvisory(connection);
        return connection;
    }

    @Test
    void aPoolOfOneConnection_isEnough(TestDatabase database) {
        scripts.chain(2);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2000);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Stemma stemma =
                    Stemma.builder(pool).scripts(scripts.folder().toString()).build();
            assertThat(stemma.upgrade("head").plan().steps()).hasSize(2);
            assertThat(stemma.downgrade("base").plan().steps()).hasSize(2);
            assertThat(stemma.oneshot("head").wasFresh()).isTrue();
        }
    }

    @Test
    void aRunThatCannotHaveTheLock_saysWhoHoldsIt(TestDatabase database) throws Exception {
        scripts.chain(1);
        try (Connection other = holdLockOf(database)) {
            assertThat(other.isClosed()).isFalse();
            assertThatThrownBy(() -> stemma(database)
                            .lockWait(Duration.ofMillis(100))
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("process ")
                    .hasMessageContaining("nothing was changed");
        }
        assertThat(events).singleElement().isInstanceOf(Event.WaitingForLock.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisory", "table", "file"})
    void manyRunsAtOnce_applyEachRevisionOnce_withAConcurrentIndexAmongThem(String kind, TestDatabase database)
            throws Exception {
        scripts.chain(3)
                .write(
                        "r4",
                        Scripts.header("r4", "r3") + "-- migrate:up transaction:false\n"
                                + "CREATE INDEX CONCURRENTLY i ON t1 (id);\n-- migrate:down transaction:false\n"
                                + "DROP INDEX CONCURRENTLY i;\n");
        String file = scripts.folder().resolve("lock").toString();
        Callable<Integer> start = () -> Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .lock(kind, Map.of("file", file))
                .build()
                .upgrade("head")
                .plan()
                .steps()
                .size();
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        int steps = 0;
        try {
            for (Future<Integer> each : replicas.invokeAll(Collections.nCopies(REPLICAS, start))) {
                steps += each.get();
            }
        } finally {
            replicas.shutdown();
        }
        assertThat(steps).isEqualTo(4);
        assertThat(database.column("SELECT revision FROM schema_revision_log ORDER BY id"))
                .containsExactly("r1", "r2", "r3", "r4");
    }
}
