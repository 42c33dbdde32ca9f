package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * A session-level advisory lock (PostgreSQL manual, 13.3.5 Advisory Locks) that is polled. Waiting inside
 * {@code pg_advisory_lock}, or holding the lock in an open transaction, would keep a snapshot that
 * {@code CREATE INDEX CONCURRENTLY} has to wait for; a poll that ends at once in autocommit mode does not.
 *
 * <p>A pooler in transaction mode gives a session to another client after each statement, and with it the lock, which
 * stays there when the run is over. Whether somebody else than the server's process answered when the connection was made,
 * the driver knows; such a connection is refused. As not every pooler can be told by that, and as a session can take such
 * a lock twice, there is also the look whether this session holds the lock already.
 */
final class AdvisoryLock implements RunLock {

    private static final String POOLER =
            "which is also the session of this run: a pooler in transaction mode shares it between clients;"
                    + " connect to the server itself, or use the lock kind table";

    /** With its schema: else the search path decides whose operator it is. */
    private static final String EQUALS = "OPERATOR(pg_catalog.=)";

    private final long key;

    AdvisoryLock(String name) {
        this.key = AdvisoryKey.of(name).value();
    }

    @Override
    public HeldLock acquire(LockRequest request) throws SQLException {
        Connection connection = request.connection();
        boolean inTransaction = !connection.getAutoCommit();
        return request.poll(new LockAttempt() {
            @Override
            public Optional<HeldLock> tryOnce() throws SQLException {
                return inTransaction ? takeForTransaction(connection) : take(connection);
            }

            @Override
            public LockHolder holder() throws SQLException {
                return AdvisoryLock.this.holder(connection);
            }
        });
    }

    /** Belongs to the session, or to the transaction; when that ends, so does this. */
    private final class Held implements HeldLock {

        private final Connection connection;
        private final int process;
        private boolean closed;

        private Held(Connection connection, int process, boolean inTransaction) {
            this.connection = connection;
            this.process = process;
            this.closed = inTransaction;
        }

        @Override
        public boolean isOfSession(int served) {
            return served == process;
        }

        @Override
        public void ensureHeld() throws SQLException {
            if (!isTrue(connection, "SELECT " + heldHere())) {
                throw new LockLostException(
                        "this session does not have it any more. A script gave it back (DISCARD ALL,"
                                + " pg_advisory_unlock_all), or a pooler in transaction mode changed the session;"
                                + " through such a pooler use the lock kind table",
                        null);
            }
        }

        @Override
        public void close() throws SQLException {
            if (!closed) {
                closed = true;
                if (!isTrue(connection, "SELECT pg_catalog.pg_advisory_unlock(" + key + ")")) {
                    throw new SQLException("this session does not hold the lock");
                }
            }
        }
    }

    private Optional<HeldLock> take(Connection connection) throws SQLException {
        String query = "SELECT CASE" + otherProcess(connection) + " WHEN " + heldHere()
                + " THEN false ELSE pg_catalog.pg_try_advisory_lock(" + key + ") END, pg_catalog.pg_backend_pid()";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            boolean taken = row.getBoolean(1);
            if (row.wasNull()) {
                throw new LockUnusableException(
                        "The connection goes through a pooler, so that the lock kind 'advisory' cannot be used: such a lock"
                                + " belongs to a session, which a pooler may give to others, and the lock with it. Nothing"
                                + " was changed. Use the lock kind 'table' (kind under [lock] in migrate.toml), or connect"
                                + " to the server itself",
                        null);
            }
            return taken ? Optional.of(new Held(connection, row.getInt(2), false)) : Optional.empty();
        }
    }

    /** Null, and no lock, in a session that is not the one of which the driver was told. */
    private static String otherProcess(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? " WHEN pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.<>) "
                        + connection.unwrap(PGConnection.class).getBackendPID() + " THEN NULL"
                : "";
    }

    /** What the run does is seen by others when the caller's transaction ends, and the lock is kept until then. */
    private Optional<HeldLock> takeForTransaction(Connection connection) throws SQLException {
        String query = "SELECT pg_catalog.pg_try_advisory_xact_lock(" + key + "), pg_catalog.pg_backend_pid()";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1) ? Optional.of(new Held(connection, row.getInt(2), true)) : Optional.empty();
        }
    }

    private String heldHere() {
        return "EXISTS (SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND "
                + thisLock() + ")";
    }

    private String thisLock() {
        return "l.locktype %1$s 'advisory'::pg_catalog.text AND l.granted AND l.objsubid %1$s 1::smallint"
                        .formatted(EQUALS)
                + " AND l.classid::bigint %1$s %2$d::bigint AND l.objid::bigint %1$s %3$d::bigint"
                        .formatted(EQUALS, key >>> 32, key & 0xFFFF_FFFFL)
                + " AND l.database %1$s (SELECT oid FROM pg_catalog.pg_database WHERE datname %1$s pg_catalog.current_database())"
                        .formatted(EQUALS);
    }

    private LockHolder holder(Connection connection) throws SQLException {
        String query = "SELECT pg_catalog.format('process %s, application \"%s\", address %s, connected since %s',"
                + " a.pid, a.application_name, coalesce(a.client_addr::pg_catalog.text, 'local'), a.backend_start),"
                + " a.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()"
                + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid WHERE "
                + thisLock();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                return LockHolder.UNKNOWN;
            }
            return new LockHolder(row.getString(1) + (row.getBoolean(2) ? ", " + POOLER : ""));
        }
    }

    /** A plain statement: the driver keeps no prepared one in the session, which a pooler may change. */
    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
