package dev.stemma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What every kind of lock that keeps runs apart has to do. Knows no kind and none of the libraries' types, so that
 * kinds of all modules can be held to it. Implementations have a constructor without parameters, and may read system
 * properties: a second process is told {@link #properties}.
 */
@ExtendWith(Databases.class)
public abstract class LockContract {

    private static final String NAME = "schema_revision";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    /** The longest pause between two polls, with its jitter, and some time for a busy machine. */
    private static final Duration ONE_POLL = Duration.ofMillis(2500);

    private final ExecutorService others = Executors.newCachedThreadPool();

    /** The lock on that name, as a run of its own would make it. */
    protected abstract TestLock lock(DataSource dataSource, String name);

    /** What a wait in vain ends with. */
    protected abstract Class<? extends Exception> timeout();

    /** What an interrupted wait ends with. */
    protected abstract Class<? extends Exception> interrupted();

    /** What is thrown for a lock that went away. */
    protected abstract Class<? extends Exception> lost();

    /** Takes the lock away from whoever holds it, as an accident may; {@code holder} is the holder's connection. */
    protected abstract void lose(Connection holder, String name) throws Exception;

    /** How long the lock may outlive a holder that was killed. */
    protected abstract Duration lease();

    /** What another process has to know, as system properties. */
    protected Map<String, String> properties() {
        return Map.of();
    }

    /** What the message says of a holder in this process. */
    protected String shown(Connection holder) throws SQLException {
        return shown(ProcessHandle.current().pid());
    }

    /** What the message says of a holder in a process with that id. */
    protected String shown(long processId) {
        return "process " + processId + " of ";
    }

    static DataSource dataSource(String url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setApplicationName("contract");
        return dataSource;
    }

    @AfterEach
    void endOthers() throws InterruptedException {
        others.shutdownNow();
        assertThat(others.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private TestLock.Held tryOnce(TestDatabase database, String name, Connection connection) throws Exception {
        return lock(dataSource(database.url()), name).acquire(connection, Duration.ZERO, holder -> {});
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return dataSource(database.url()).getConnection();
    }

    /** Whether this can work then, and what is said, depends on the kind. */
    private static void closeInTrouble(TestLock.Held held) {
        try {
            held.close();
        } catch (SQLException | RuntimeException e) {
            assertThat(e).hasMessageNotContaining("NullPointer");
        }
    }

    @Test
    void acquire_whileAnotherHoldsIt_waitsAndSaysWho(TestDatabase database) throws Exception {
        try (Connection one = connect(database);
                Connection other = connect(database);
                TestLock.Held held = tryOnce(database, NAME, one)) {
            List<String> told = new ArrayList<>();
            long start = System.nanoTime();

            assertThatThrownBy(() -> lock(dataSource(database.url()), NAME).acquire(other, SHORT, told::add))
                    .isInstanceOf(timeout())
                    .hasMessageContaining(shown(one))
                    .hasMessageContaining("application \"contract\"")
                    .hasMessageContaining("since 20")
                    .hasMessageContaining("Waited 200 ms; nothing was changed");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plus(ONE_POLL));
            assertThat(told).singleElement().asString().contains(shown(one));
            held.ensureHeld();
        }
    }

    @Test
    void acquire_withoutPatience_triesOnce(TestDatabase database) throws Exception {
        try (Connection one = connect(database);
                Connection other = connect(database);
                TestLock.Held held = tryOnce(database, NAME, one)) {
            assertThatThrownBy(() -> tryOnce(database, NAME, other)).isInstanceOf(timeout());
            held.ensureHeld();
        }
    }

    @Test
    void manyAtOnce_areNeverTwo(TestDatabase database) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(6);
        Callable<Integer> run = () -> {
            try (Connection connection = connect(database)) {
                together.countDown();
                together.await();
                for (int i = 0; i < 2; i++) {
                    try (TestLock.Held held =
                            lock(dataSource(database.url()), NAME).acquire(connection, LONG, holder -> {})) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.sleep(2);
                        held.ensureHeld();
                        inside.decrementAndGet();
                    }
                }
            }
            return 2;
        };
        int acquired = 0;
        for (Future<Integer> each : others.invokeAll(List.of(run, run, run, run, run, run))) {
            acquired += each.get();
        }
        assertThat(acquired).isEqualTo(12);
        assertThat(most).hasValue(1);
    }

    @Test
    void close_letsTheNextInWithinAPoll(TestDatabase database) throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (Connection one = connect(database);
                Connection other = connect(database)) {
            TestLock.Held held = tryOnce(database, NAME, one);
            Future<TestLock.Held> next = others.submit(
                    () -> lock(dataSource(database.url()), NAME).acquire(other, LONG, holder -> waiting.countDown()));
            waiting.await();
            Thread.sleep(100);
            assertThat(next).isNotDone();

            held.close();

            next.get(ONE_POLL.toMillis(), TimeUnit.MILLISECONDS).close();
        }
    }

    @Test
    void close_ofALockThatSomebodyElseHasNow_hasNoEffect(TestDatabase database) throws Exception {
        try (Connection one = connect(database);
                Connection other = connect(database)) {
            TestLock.Held first = tryOnce(database, NAME, one);
            first.close();
            try (TestLock.Held second = tryOnce(database, NAME, other)) {
                first.close();
                second.ensureHeld();
                assertThatThrownBy(() -> tryOnce(database, NAME, one)).isInstanceOf(timeout());
            }
            tryOnce(database, NAME, one).close();
        }
    }

    @Test
    void otherNames_areOtherLocks_howeverTheyAreSpelt(TestDatabase database) throws Exception {
        List<String> names = List.of(
                NAME,
                "schema_revision2",
                "a\"b'c\\d",
                "täble ☃",
                "a/b",
                "..",
                "%41",
                "A",
                "a",
                "$1;--?{x}",
                "x\ny",
                " x");
        List<TestLock.Held> held = new ArrayList<>();
        try (Connection one = connect(database);
                Connection other = connect(database)) {
            for (String name : names) {
                held.add(tryOnce(database, name, one));
                assertThatThrownBy(() -> tryOnce(database, name, other)).isInstanceOf(timeout());
            }
            for (TestLock.Held each : held) {
                each.ensureHeld();
                each.close();
            }
        }
    }

    @Test
    void anInterruptedWait_saysSo_andKeepsTheFlag(TestDatabase database) throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger flag = new AtomicInteger();
        try (Connection one = connect(database);
                Connection other = connect(database);
                TestLock.Held held = tryOnce(database, NAME, one)) {
            Future<Throwable> wait = others.submit(() -> {
                Throwable thrown = catchThrowable(() ->
                        lock(dataSource(database.url()), NAME).acquire(other, LONG, holder -> waiting.countDown()));
                flag.set(Thread.currentThread().isInterrupted() ? 1 : -1);
                return thrown;
            });
            waiting.await();
            others.shutdownNow();

            assertThat(wait.get(ONE_POLL.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(interrupted())
                    .hasMessageContaining("was interrupted")
                    .hasMessageContaining(shown(one));
            assertThat(flag).hasValue(1);
            held.ensureHeld();
        }
    }

    @Test
    void aHolderThatIsAlive_keepsItBeyondTheLease(TestDatabase database) throws Exception {
        try (Connection one = connect(database);
                Connection other = connect(database);
                TestLock.Held held = tryOnce(database, NAME, one)) {
            Thread.sleep(lease().multipliedBy(3).dividedBy(2).toMillis());
            assertThatThrownBy(() -> tryOnce(database, NAME, other)).isInstanceOf(timeout());
            held.ensureHeld();
        }
    }

    @Test
    void aHolderProcessThatIsKilled_leavesNothingThatHasToBeUnlocked(TestDatabase database) throws Exception {
        try (Connection connection = connect(database);
                HoldingProcess process = HoldingProcess.start(getClass(), database.url(), NAME, properties())) {
            assertThatThrownBy(() -> tryOnce(database, NAME, connection))
                    .isInstanceOf(timeout())
                    .hasMessageContaining(shown(process.pid()));

            process.kill();

            long start = System.nanoTime();
            lock(dataSource(database.url()), NAME)
                    .acquire(connection, LONG, holder -> {})
                    .close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(lease().plus(ONE_POLL));
        }
    }

    @Test
    void aHolderWhoseConnectionsAreCut_leavesNothingThatHasToBeUnlocked(TestDatabase database) throws Exception {
        try (Connection one = connect(database);
                Connection other = connect(database)) {
            TestLock.Held held = tryOnce(database, NAME, one);
            try (Statement statement = other.createStatement();
                    ResultSet ended = statement.executeQuery(
                            "SELECT count(pg_terminate_backend(pid))"
                                    + " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
                assertThat(ended.next()).isTrue();
            }
            closeInTrouble(held);

            TestLock next = lock(dataSource(database.url()), NAME);
            assertThatCode(() -> next.acquire(other, lease().plus(ONE_POLL), holder -> {})
                            .close())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void ensureHeld_whenTheLockWentAway_throws_andCloseLeavesTheNextHolderAlone(TestDatabase database)
            throws Exception {
        try (Connection one = connect(database);
                Connection other = connect(database)) {
            TestLock.Held held = tryOnce(database, NAME, one);
            lose(one, NAME);
            try (TestLock.Held next =
                    lock(dataSource(database.url()), NAME).acquire(other, lease().plus(ONE_POLL), holder -> {})) {
                assertThatThrownBy(held::ensureHeld)
                        .isInstanceOf(lost())
                        .hasMessageContaining("The lock of this run is gone")
                        .hasMessageContaining("'migrate status'");
                closeInTrouble(held);
                next.ensureHeld();
            }
        }
    }
}
