package dev.stemma.migrations.run;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * What the driver keeps in the session of its connection, and takes for granted: statements that it has prepared, COMMIT
 * among them. A pooler in transaction mode sends each transaction to another session, which does not have them.
 */
final class DriverSession implements AutoCloseable {

    private static final int NEVER = 0;

    private final @Nullable PGConnection driver;
    private final int thresholdBefore;

    private DriverSession(@Nullable PGConnection driver) {
        this.driver = driver;
        this.thresholdBefore = driver == null ? NEVER : driver.getPrepareThreshold();
    }

    /** From here on nothing is kept. */
    static DriverSession keepingNothing(Connection connection) throws SQLException {
        DriverSession session = new DriverSession(driver(connection));
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

    /** As the connection came. */
    @Override
    public void close() {
        if (driver != null) {
            driver.setPrepareThreshold(thresholdBefore);
        }
    }
}
