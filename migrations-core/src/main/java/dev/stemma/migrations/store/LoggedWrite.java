package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Statements that write to the bookkeeping, and the position that the log has after them. */
final class LoggedWrite {

    private static final String[] LOG_ID = {"id"};

    private LoggedWrite() {}

    /** A statement that gives back the numbers of the log rows that it adds. */
    static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql, LOG_ID);
    }

    static void bind(PreparedStatement statement, @Nullable Object... bindings) throws SQLException {
        for (int i = 0; i < bindings.length; i++) {
            statement.setObject(i + 1, bindings[i]);
        }
    }

    /** The newest of the log rows that a statement has added. */
    static long position(PreparedStatement statement) throws SQLException {
        long newest = 0;
        try (ResultSet ids = statement.getGeneratedKeys()) {
            while (ids.next()) {
                newest = Math.max(newest, ids.getLong(1));
            }
        }
        return newest;
    }
}
