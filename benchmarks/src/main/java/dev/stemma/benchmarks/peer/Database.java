package dev.stemma.benchmarks.peer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of the measured server.
 *
 * @param port the server's port on this machine
 * @param name the database's name
 */
public record Database(int port, String name) {

    /**
     * The address for JDBC.
     *
     * @return the URL, with the user
     */
    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres";
    }

    /**
     * The address for programs that use libpq.
     *
     * @return the URI, with the user
     */
    public String uri() {
        return "postgresql://postgres@localhost:" + port + "/" + name;
    }

    /**
     * A source that makes a new connection each time.
     *
     * @return the driver's own data source, without a pool
     */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    /**
     * Runs a statement and commits it.
     *
     * @param sql the statement
     * @throws SQLException when it fails
     */
    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Asks for one value.
     *
     * @param sql a query of one row and one column
     * @return the value as text
     * @throws SQLException when it fails
     */
    public String ask(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * How many tables of the workload there are: what shows that a tool did something, or nothing.
     *
     * @return the number of tables
     * @throws SQLException when it cannot be asked
     */
    public int tables() throws SQLException {
        return Integer.parseInt(ask("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE '"
                + Workload.PREFIX.replace("_", "\\_") + "%'"));
    }
}
