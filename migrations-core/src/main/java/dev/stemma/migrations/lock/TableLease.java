package dev.stemma.migrations.lock;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A row that is ours, and the one daemon thread that keeps it so while the steps run on another connection. Both use the
 * lease's connection, one at a time.
 */
final class TableLease implements HeldLock {

    private static final int BEATS_IN_A_LEASE = 3;

    private final DataSource dataSource;
    private final LeaseSql sql;
    private final String token;
    private final Thread heartbeat;
    private @Nullable LeaseConnection connection;
    private boolean lost;
    private boolean closed;

    private TableLease(DataSource dataSource, LeaseSql sql, String token) throws SQLException {
        this.dataSource = dataSource;
        this.sql = sql;
        this.token = token;
        this.connection = LeaseConnection.open(dataSource, sql.lease());
        this.heartbeat = new Thread(this::beatUntilTheEnd, "stemma-lock-heartbeat " + sql.schema() + "." + sql.table());
        this.heartbeat.setDaemon(true);
    }

    /** Takes a connection from the data source, and begins to renew. */
    static TableLease start(DataSource dataSource, LeaseSql sql, String token) throws SQLException {
        TableLease lease = new TableLease(dataSource, sql, token);
        lease.heartbeat.start();
        return lease;
    }

    private void beatUntilTheEnd() {
        long pause = lease().toMillis() / BEATS_IN_A_LEASE;
        try {
            do {
                Thread.sleep(pause);
            } while (beat());
        } catch (InterruptedException e) {
            // the lease is given back
        }
    }

    /** What fails now may work the next time; whether the lock is still ours, the run asks before it commits. */
    private synchronized boolean beat() {
        if (closed || lost) {
            return false;
        }
        try {
            renew();
        } catch (SQLException | RuntimeException e) {
            discardConnection();
        }
        return !lost;
    }

    private void renew() throws SQLException {
        LeaseConnection used = connection;
        if (used == null) {
            used = LeaseConnection.open(dataSource, sql.lease());
            connection = used;
        }
        lost = TableLock.update(used.connection(), sql.renew(token)) != 1;
    }

    @Override
    public synchronized void ensureHeld() {
        if (!lost) {
            try {
                renewOnALivingConnection();
            } catch (SQLException e) {
                throw new LockLostException("its lease cannot be renewed (" + e.getMessage() + ")", e);
            }
        }
        if (lost) {
            throw new LockLostException(
                    "its lease of " + lease().toSeconds() + " s ran out and another run took it. This process was"
                            + " stopped, or cut off from the database, for longer than that",
                    null);
        }
    }

    private void renewOnALivingConnection() throws SQLException {
        try {
            renew();
        } catch (SQLException e) {
            discardConnection();
            renew();
        }
    }

    private Duration lease() {
        return sql.lease();
    }

    @Override
    public void close() throws SQLException {
        heartbeat.interrupt();
        try {
            giveBack();
        } finally {
            awaitHeartbeat();
        }
    }

    private synchronized void giveBack() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!lost) {
                LeaseConnection used = connection;
                if (used == null) {
                    used = LeaseConnection.open(dataSource, sql.lease());
                    connection = used;
                }
                TableLock.update(used.connection(), sql.release(token));
            }
        } finally {
            discardConnection();
        }
    }

    private void discardConnection() {
        LeaseConnection used = connection;
        connection = null;
        if (used != null) {
            used.giveBack();
        }
    }

    private void awaitHeartbeat() {
        try {
            heartbeat.join(lease().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
