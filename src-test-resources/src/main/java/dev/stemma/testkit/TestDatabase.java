package dev.stemma.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database of the test's own, dropped after it. Statements run here commit at once. */
public final class TestDatabase {

    private final TestServer server;
    private final String name;

    TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The database's name. */
    public String name() {
        return name;
    }

    /** The JDBC URL, credentials included. */
    public String url() {
        return server.url(name);
    }

    /** A data source that opens a new connection at each call. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    /** A copy of this database as it is, the caller's to {@link #drop}; waits until nobody else is connected. */
    public TestDatabase copyAs(String copy) throws SQLException, InterruptedException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            for (int i = 0; i < 500 && isInUse(statement); i++) {
                Thread.sleep(10);
            }
            statement.execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
        }
        return new TestDatabase(server, copy);
    }

    private boolean isInUse(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE datname = '" + name + "'")) {
            return rows.next();
        }
    }

    /** Drops it at once, whoever is connected. */
    public void drop() throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    /** A new connection, the caller's to close. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Runs {@code sql}, one or several statements. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row of {@code sql}, as text ({@code "null"} for NULL). */
    public List<String> column(String sql, Object... bindings) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < bindings.length; i++) {
                statement.setObject(i + 1, bindings[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The single value that {@code sql} gives, as text. */
    public String value(String sql, Object... bindings) {
        List<String> values = column(sql, bindings);
        if (values.size() != 1) {
            throw new IllegalStateException(values.size() + " rows, not one: " + sql);
        }
        return values.get(0);
    }
}
