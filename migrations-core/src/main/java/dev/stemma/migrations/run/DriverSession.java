package dev.stemma.migrations.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/**
 * What the driver keeps in the session of its connection, and takes for granted: statements that it has prepared, COMMIT
 * among them. A pooler in transaction mode sends each transaction to another session, which does not have them.
 */
final class DriverSession implements AutoCloseable {

    private static final int NEVER = 0;

    private final Connection connection;
    private final @Nullable PGConnection driver;
    private final int thresholdBefore;
    private @Nullable QueryExecutor keeping;

    private DriverSession(Connection connection, @Nullable PGConnection driver) {
        this.connection = connection;
        this.driver = driver;
        this.thresholdBefore = driver == null ? NEVER : driver.getPrepareThreshold();
    }

    /** From here on nothing is kept. */
    static DriverSession keepingNothing(Connection connection) throws SQLException {
        DriverSession session = new DriverSession(connection, driver(connection));
        if (session.driver != null) {
            session.driver.setPrepareThreshold(NEVER);
        }
        return session;
    }

    private static @Nullable PGConnection driver(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class) ? connection.unwrap(PGConnection.class) : null;
    }

    /** Whether somebody between us and the server answered when the connection was made: its process was another one. */
    static boolean isPooled(Connection connection, int process) throws SQLException {
        PGConnection driver = driver(connection);
        return driver != null && driver.getBackendPID() != process;
    }

    /** From here on statements that are sent again and again are prepared, as everywhere. */
    void keepPrepared() {
        if (driver != null) {
            driver.setPrepareThreshold(thresholdBefore);
        }
    }

    /**
     * The driver forgets what it has prepared after each CREATE, ALTER and DROP, for a table may have changed what a statement
     * gives back. Those of the bookkeeping give back the same all the time; not so those of code, which must not run.
     */
    void keepPreparedBeyondDdl() throws SQLException {
        keepPrepared();
        if (!connection.isWrapperFor(BaseConnection.class)) {
            return;
        }
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        try {
            if (executor.isFlushCacheOnDdl() && !hasPreparedByItself()) {
                executor.setFlushCacheOnDdl(false);
                keeping = executor;
            }
        } catch (NoSuchMethodError e) {
            // a driver before 42.7.11 forgets nothing
        }
    }

    /** Whether its owner has prepared statements by SQL, which would be forgotten with those of the driver. */
    private boolean hasPreparedByItself() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM pg_catalog.pg_prepared_statements WHERE from_sql LIMIT 1")) {
            return rows.next();
        }
    }

    /** As the connection came; what was prepared before DDL is forgotten now. */
    @Override
    public void close() {
        keepPrepared();
        if (keeping != null) {
            keeping.setFlushCacheOnDdl(true);
            keeping = null;
            try (Statement statement = connection.createStatement()) {
                statement.execute("DEALLOCATE ALL");
            } catch (SQLException e) {
                // with the connection all of it is gone, also from a pool
                abort();
            }
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed, then
            return;
        }
    }
}
