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

    /**
     * Runs a statement that adds a row to the log.
     *
     * @return the number of the row; 0 when there was none to add
     */
    static long run(Connection connection, String sql, SentAlong along, @Nullable Object... bindings)
            throws SQLException {
        // asked for here: the driver would look for the place in the text, and not find it in more than one statement
        try (PreparedStatement statement = connection.prepareStatement(along.around(sql + " RETURNING id"))) {
            bind(statement, bindings);
            // a cursor, which a URL may ask for, would end with the transaction before its row is read
            statement.setFetchSize(0);
            boolean isRow = statement.execute();
            while (!isRow) {
                isRow = statement.getMoreResults();
            }
            try (ResultSet ids = statement.getResultSet()) {
                return newest(ids);
            }
        }
    }

    /** A statement for many rows that gives back the numbers of the log rows that it adds. */
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
        try (ResultSet ids = statement.getGeneratedKeys()) {
            return newest(ids);
        }
    }

    private static long newest(ResultSet ids) throws SQLException {
        long newest = 0;
        while (ids.next()) {
            newest = Math.max(newest, ids.getLong(1));
        }
        return newest;
    }
}
