package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;

/**
 * Makes the tables. Runs that start together on an empty database make them together: {@code IF NOT EXISTS} looks first,
 * so that the slower one may still fail, in one of several ways, once the faster one has committed. It then looks again.
 */
record BookkeepingTables(BookkeepingNames names, StoreSql sql) {

    /** unique_violation in the catalog, duplicate_table, duplicate_object (the type of a table), duplicate_schema. */
    private static final Set<String> OTHERS_WERE_FASTER = Set.of("23505", "42P07", "42710", "42P06");

    /** One for each thing that can be made meanwhile, and some to spare. */
    private static final int MOST_ATTEMPTS = 10;

    void create(Connection connection) throws SQLException {
        for (int attempt = 1; !areThere(connection); attempt++) {
            Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
            try {
                createMissing(connection);
                return;
            } catch (SQLException e) {
                if (!OTHERS_WERE_FASTER.contains(String.valueOf(e.getSQLState())) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                if (savepoint != null) {
                    connection.rollback(savepoint);
                }
            }
        }
    }

    private boolean areThere(Connection connection) throws SQLException {
        return exists(connection, sql.bothTablesExist(), names.schema(), names.table(), names.logTable());
    }

    private void createMissing(Connection connection) throws SQLException {
        if (!exists(connection, sql.schemaExists(), names.schema())) {
            execute(connection, sql.createSchema());
        }
        for (String statement : sql.createTables()) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    static boolean exists(Connection connection, String query, String... bindings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < bindings.length; i++) {
                statement.setString(i + 1, bindings[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
