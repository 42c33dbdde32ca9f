package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection that renews a lease, for as long as that is held: in autocommit mode, and with no answer taking longer
 * than the lease lasts. It goes back as it came.
 */
record LeaseConnection(Connection connection, boolean autoCommitBefore, int timeoutBefore) {

    static LeaseConnection open(DataSource dataSource, Duration lease) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            LeaseConnection opened =
                    new LeaseConnection(connection, connection.getAutoCommit(), connection.getNetworkTimeout());
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, (int) lease.toMillis());
            return opened;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    private static void closeAfter(SQLException e, Connection connection) {
        try {
            connection.close();
        } catch (SQLException alsoFailed) {
            e.addSuppressed(alsoFailed);
        }
    }

    /** What fails here is the connection's end, which is what was wanted. */
    void giveBack() {
        try (Connection closing = connection) {
            closing.setNetworkTimeout(Runnable::run, timeoutBefore);
            closing.setAutoCommit(autoCommitBefore);
        } catch (SQLException e) {
            // the pool throws a broken connection away
        }
    }
}
