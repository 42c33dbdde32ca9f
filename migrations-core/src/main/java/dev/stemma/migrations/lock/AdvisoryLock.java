package dev.stemma.migrations.lock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A session-level advisory lock that is polled. Waiting inside {@code pg_advisory_lock}, or holding the lock in an
 * open transaction, would keep a snapshot that {@code CREATE INDEX CONCURRENTLY} has to wait for; a poll that ends at
 * once in autocommit mode does not.
 */
final class AdvisoryLock implements RunLock {

    private static final long FIRST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 1000;

    private static final String HOLDER = """
            SELECT pg_catalog.format('process %s, application "%s", address %s, connected since %s',
                                     a.pid, a.application_name, coalesce(a.client_addr::text, 'local'), a.backend_start)
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.classid::bigint = ? AND l.objid::bigint = ?
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())""";

    private final long key;

    AdvisoryLock(String name) {
        this.key = key(name);
    }

    private static long key(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(("stemma " + name).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void acquire(Connection connection, Duration wait, Consumer<LockHolder> onWait) throws SQLException {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MS;
        boolean announced = false;
        while (!tryOnce(connection)) {
            LockHolder holder = holder(connection);
            if (System.nanoTime() - start >= wait.toNanos()) {
                throw new LockTimeoutException(holder, wait);
            }
            if (!announced) {
                onWait.accept(holder);
                announced = true;
            }
            sleep(pause, holder, start);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
    }

    /** With some jitter, so that replicas that start together do not knock together. */
    private static void sleep(long pauseMs, LockHolder holder, long start) {
        try {
            Thread.sleep(pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockTimeoutException(holder, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private boolean tryOnce(Connection connection) throws SQLException {
        return booleanOf(connection, "SELECT pg_catalog.pg_try_advisory_lock(?)");
    }

    @Override
    public void release(Connection connection) throws SQLException {
        booleanOf(connection, "SELECT pg_catalog.pg_advisory_unlock(?)");
    }

    private boolean booleanOf(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private LockHolder holder(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, key >>> 32);
            statement.setLong(2, key & 0xFFFF_FFFFL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new LockHolder(row.getString(1)) : LockHolder.UNKNOWN;
            }
        }
    }
}
