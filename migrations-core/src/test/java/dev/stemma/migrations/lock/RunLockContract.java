package dev.stemma.migrations.lock;

import dev.stemma.testkit.LockContract;
import dev.stemma.testkit.TestLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** The contract of locks, in the words of this library. */
abstract class RunLockContract extends LockContract {

    /** The kind's name. */
    abstract String kind();

    /** What the kind needs to know. */
    Map<String, String> settings(String name) {
        return Map.of();
    }

    static LockSettings settings(DataSource dataSource, String name, Duration lease, Map<String, String> values) {
        return new LockSettings("public", name, name + "_lock", "tester@here", dataSource, lease, values);
    }

    @Override
    protected TestLock lock(DataSource dataSource, String name) {
        Duration lease = lease().isZero() ? Duration.ofSeconds(1) : lease();
        RunLock lock = RunLock.of(
                kind(),
                settings(dataSource, name, lease, settings(name)),
                getClass().getClassLoader());
        return (connection, wait, onWait) -> {
            HeldLock held =
                    lock.acquire(new LockRequest(connection, wait, holder -> onWait.accept(holder.description())));
            return new TestLock.Held() {
                @Override
                public void ensureHeld() throws SQLException {
                    held.ensureHeld();
                }

                @Override
                public void close() throws SQLException {
                    held.close();
                }
            };
        };
    }

    @Override
    protected Duration lease() {
        return Duration.ZERO;
    }

    @Override
    protected Class<LockTimeoutException> timeout() {
        return LockTimeoutException.class;
    }

    @Override
    protected Class<LockInterruptedException> interrupted() {
        return LockInterruptedException.class;
    }

    @Override
    protected Class<LockLostException> lost() {
        return LockLostException.class;
    }
}
