package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A lease in a row of a table, for databases and poolers without session locks. The row says until when it holds; its
 * holder keeps putting that off, and the row of a holder that is gone is taken over when its time is up.
 */
final class TableLock implements RunLock {

    private static final Set<String> MISSING = Set.of("42P01", "3F000");
    /** Somebody else creates the same thing at the same moment: IF NOT EXISTS does not wait for that. */
    private static final Set<String> CREATED_MEANWHILE = Set.of("23505", "42P06", "42P07", "42710");
    /** Where transactions are serializable by default, a lease that was taken at the same moment is told so. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private final DataSource dataSource;
    private final LeaseSql sql;
    private final String owner;

    private TableLock(DataSource dataSource, LeaseSql sql, String owner) {
        this.dataSource = dataSource;
        this.sql = sql;
        this.owner = owner;
    }

    static TableLock of(LockSettings settings) {
        DataSource dataSource = settings.dataSource();
        if (dataSource == null) {
            throw new LockUnusableException(
                    "The lock kind 'table' needs a data source: its heartbeat takes a second connection, and what is"
                            + " written in a transaction that somebody else commits keeps nobody out. On a connection of"
                            + " the caller's own use the kind advisory, or none",
                    null);
        }
        return new TableLock(
                dataSource, new LeaseSql(settings.schema(), settings.leaseTable(), settings.lease()), settings.owner());
    }

    @Override
    public HeldLock acquire(LockRequest request) throws SQLException {
        Connection connection = request.connection();
        String token = UUID.randomUUID().toString();
        return request.poll(new LockAttempt() {
            @Override
            public Optional<HeldLock> tryOnce() throws SQLException {
                return take(connection, token) ? Optional.of(held(connection, token)) : Optional.empty();
            }

            @Override
            public LockHolder holder() throws SQLException {
                return TableLock.this.holder(connection);
            }
        });
    }

    private boolean take(Connection connection, String token) throws SQLException {
        String statement = sql.take(token, LockHolder.thisProcess(owner, connection));
        try {
            return update(connection, statement) == 1;
        } catch (SQLException e) {
            if (SERIALIZATION_FAILURE.equals(e.getSQLState())) {
                return false;
            }
            if (!MISSING.contains(e.getSQLState())) {
                throw e;
            }
        }
        create(connection);
        return update(connection, statement) == 1;
    }

    private void create(Connection connection) throws SQLException {
        try {
            if (!exists(connection, sql.schemaExists())) {
                update(connection, sql.createSchema());
            }
            update(connection, sql.createTable());
        } catch (SQLException e) {
            if (!CREATED_MEANWHILE.contains(e.getSQLState())) {
                throw e;
            }
            // the schema may have been the other's, and the table not there yet
            update(connection, sql.createTable());
        }
    }

    private HeldLock held(Connection connection, String token) throws SQLException {
        try {
            return TableLease.start(dataSource, sql, token);
        } catch (SQLException e) {
            update(connection, sql.release(token));
            throw new LockUnusableException(
                    "The lock kind 'table' takes a second connection for its heartbeat, and the data source gave none: "
                            + e.getMessage() + ". Nothing was changed. Give the pool room for one more connection, or"
                            + " use another kind of lock",
                    e);
        }
    }

    private LockHolder holder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.holder())) {
            return row.next() ? new LockHolder(row.getString(1)) : LockHolder.UNKNOWN;
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    /** A plain statement: the driver keeps no prepared one in a session that may be another one the next time. */
    static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeUpdate(sql);
        }
    }
}
