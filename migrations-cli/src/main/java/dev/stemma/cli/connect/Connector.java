package dev.stemma.cli.connect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.Driver;

/**
 * Opens a connection at each call. It asks the driver itself: the JDK's driver manager would look for drivers in every jar
 * first.
 *
 * @param url the database
 * @param properties credentials and settings, by the driver's names
 */
record Connector(PostgresUrl url, Properties properties) implements DataSource {

    private static final Driver DRIVER = new Driver();

    /** The same server and credentials, and another database. */
    Connector with(String database) {
        return new Connector(url.with(database), properties);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open(properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties others = new Properties();
        others.putAll(properties);
        others.setProperty("user", user);
        others.setProperty("password", password);
        return open(others);
    }

    private Connection open(Properties asked) throws SQLException {
        Connection connection = DRIVER.connect(url.text(), asked);
        if (connection == null) {
            throw new IllegalStateException("The driver refuses a URL that it has parsed");
        }
        return connection;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are not logged here");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are not logged here");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The time for a login is one of the properties");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return DRIVER.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("This opens connections and is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** Without the credentials, which must not reach a log line. */
    @Override
    public String toString() {
        return url.server();
    }
}
