package dev.stemma.cli.command;

import dev.stemma.migrations.run.Cancellation;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source whose connections have their statements cancelled from the moment they are opened until they are closed.
 *
 * @param source where the connections come from
 * @param cancellation what ends their statements
 */
record GuardedDataSource(DataSource source, Cancellation cancellation) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(source.getConnection(user, password));
    }

    private Connection guarded(Connection connection) throws SQLException {
        Cancellation.Guard guard;
        try {
            guard = cancellation.guard(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                GuardedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        guard.close();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(GuardedDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
