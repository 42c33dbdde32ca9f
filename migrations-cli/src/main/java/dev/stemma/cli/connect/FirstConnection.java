package dev.stemma.cli.connect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives the connection that showed that the server lets us in, once; then opens one at each call. */
final class FirstConnection implements DataSource, AutoCloseable {

    private final Connector connector;
    private final AtomicReference<@Nullable Connection> opened;

    private FirstConnection(Connector connector, Connection opened) {
        this.connector = connector;
        this.opened = new AtomicReference<>(opened);
    }

    /** Connects; what the server or the driver says against it is worded for people. */
    static FirstConnection open(Connector connector) {
        try {
            return new FirstConnection(connector, connector.getConnection());
        } catch (SQLException e) {
            throw ConnectionFailure.of(e, connector.url());
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection first = opened.getAndSet(null);
        return first == null ? connector.getConnection() : first;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return connector.getConnection(user, password);
    }

    /** Closes what nobody asked for. */
    @Override
    public void close() {
        Connection first = opened.getAndSet(null);
        if (first == null) {
            return;
        }
        try {
            first.close();
        } catch (SQLException e) {
            // the server ends what a closed socket leaves
            return;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return connector.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        connector.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        connector.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return connector.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return connector.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return connector.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return connector.isWrapperFor(type);
    }
}
