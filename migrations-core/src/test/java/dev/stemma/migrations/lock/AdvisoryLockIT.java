package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class AdvisoryLockIT extends RunLockContract {

    @Override
    String kind() {
        return "advisory";
    }

    @Override
    protected String shown(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return "process " + row.getInt(1) + ", application ";
        }
    }

    /** The server knows its own processes only. */
    @Override
    protected String shown(long processId) {
        return "process ";
    }

    @Override
    protected void lose(Connection holder, String name) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute("DISCARD ALL");
        }
    }
}
