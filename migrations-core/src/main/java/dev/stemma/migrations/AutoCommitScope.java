package dev.stemma.migrations;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection in autocommit mode for a while, given back in the mode in which it came. */
record AutoCommitScope(Connection connection, boolean before) implements AutoCloseable {

    static AutoCommitScope enter(Connection connection) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(true);
        return new AutoCommitScope(connection, before);
    }

    /** A run that has lost the connection closes it. */
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(before);
        }
    }
}
