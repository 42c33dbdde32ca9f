package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockLostException;
import dev.stemma.migrations.lock.LockUnusableException;
import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs under the lock kind table, and under locks that go away while a run is at work. */
class LeaseIT extends RunningScripts {

    private static HikariDataSource pool(TestDatabase database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(500);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private static List<Thread> heartbeats() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("stemma-lock-heartbeat"))
                .toList();
    }

    @Test
    void upgrade_takesTwoConnectionsAndOneDaemonThread_andLeavesNeither(TestDatabase database) {
        scripts.chain(2);
        List<Thread> seen = new ArrayList<>();
        try (HikariDataSource pool = pool(database, 2)) {
            Stemma stemma = Stemma.builder(pool)
                    .scripts(scripts.folder().toString())
                    .lock(LockKind.TABLE)
                    .listener(event -> seen.addAll(event instanceof Event.RunStarted ? heartbeats() : List.of()))
                    .build();
            // a database with nothing but the table of the lock is a fresh one
            assertThat(stemma.oneshot("head").wasFresh()).isTrue();
            assertThat(stemma.downgrade("base").plan().steps()).hasSize(2);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
        assertThat(seen).hasSize(2).allMatch(Thread::isDaemon).noneMatch(Thread::isAlive);
        assertThat(seen.get(0).getName()).isEqualTo("stemma-lock-heartbeat public.schema_revision_lock");
        assertThat(database.column("SELECT token FROM schema_revision_lock")).isEmpty();
    }

    @Test
    void upgrade_atHead_doesNotEvenMakeTheTable(TestDatabase database) {
        scripts.chain(1);
        stemma(database).build().upgrade("head");

        assertThat(stemma(database).lock(LockKind.TABLE).build().upgrade("head").nothingToDo())
                .isTrue();

        assertThat(database.value("SELECT to_regclass('schema_revision_lock')")).isEqualTo("null");
    }

    @Test
    void aPoolOfOneConnection_isTooSmall_andThatIsSaid(TestDatabase database) {
        scripts.chain(1);
        try (HikariDataSource pool = pool(database, 1)) {
            Stemma stemma = Stemma.builder(pool)
                    .scripts(scripts.folder().toString())
                    .lock(LockKind.TABLE)
                    .build();
            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(LockUnusableException.class)
                    .hasMessageContaining("takes a second connection for its heartbeat")
                    .hasMessageContaining("Nothing was changed");
            assertThat(database.column("SELECT token FROM schema_revision_lock"))
                    .isEmpty();
        }
        assertThat(heartbeats()).isEmpty();
    }

    @Test
    void aLeaseThatIsTakenDuringATransactionalStep_stopsTheRunBeforeItsCommit(TestDatabase database) {
        scripts.chain(2);
        Stemma stemma = stemma(database)
                .lock(LockKind.TABLE)
                .listener(event -> {
                    if (event instanceof Event.StepStarted step && step.index() == 2) {
                        database.execute("UPDATE schema_revision_lock SET token = 'another run'");
                    }
                })
                .build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOfSatisfying(
                        LockLostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_LOST))
                .hasMessageContaining("its lease of 30 s ran out and another run took it")
                .hasMessageContaining("what it had not committed is rolled back, what was reported as done stays");

        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
        assertThat(database.column("SELECT token FROM schema_revision_lock")).containsExactly("another run");
    }

    @Test
    void aLockThatIsLostInAStepWithoutTransaction_stopsTheRunBeforeTheNext_whenItsWorkIsRecorded(
            TestDatabase database) {
        scripts.write(
                        "r1",
                        Scripts.header("r1", "")
                                + "-- migrate:up transaction:false\nCREATE TABLE t1 (id int);\nDISCARD ALL;\n")
                .table(2, "r1");

        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .isInstanceOf(LockLostException.class)
                .hasMessageContaining("A script gave it back (DISCARD ALL, pg_advisory_unlock_all)");

        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void aLockOfTheCallersOwn_isTakenCheckedAndGivenBack(TestDatabase database) {
        scripts.chain(2);
        List<String> calls = new ArrayList<>();
        RunLock own = request -> {
            calls.add("acquire");
            return new HeldLock() {
                @Override
                public void ensureHeld() {
                    calls.add("ensureHeld");
                }

                @Override
                public void close() {
                    calls.add("close");
                    throw new LockUnusableException("the key is stuck", null);
                }
            };
        };

        stemma(database).lock(own).build().upgrade("head");

        assertThat(calls).containsExactly("acquire", "ensureHeld", "ensureHeld", "close");
        assertThat(events).contains(new Event.LockNotReleased("the key is stuck"));
    }
}
