package dev.stemma.migrations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A pool of one, whose first connection is lost at a commit: its answer, or already what asked for it. After that the
 * server refuses some connections.
 */
final class LosingDataSource {

    /** What becomes of the commit at which the connection is lost. */
    enum Commit {
        REACHES_THE_SERVER,
        DOES_NOT,
        REACHES_IT_LATER
    }

    private static final String CONNECTION_FAILURE = "08006";

    private final DataSource database;
    private final int commit;
    private final Commit fate;
    private int commits;
    private int refusals;
    private boolean out;
    private boolean lost;

    LosingDataSource(DataSource database, int commit, Commit fate, int refusals) {
        this.database = database;
        this.commit = commit;
        this.fate = fate;
        this.refusals = refusals;
    }

    /** As the library gets it. */
    DataSource dataSource() {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                return connect();
            }
        };
    }

    Connection connect() throws SQLException {
        if (out) {
            throw new SQLException("The pool's only connection was not given back");
        }
        if (lost && refusals > 0) {
            refusals--;
            throw new SQLException("Connection refused", "08001");
        }
        out = true;
        return proxy(database.getConnection());
    }

    private Connection proxy(Connection real) {
        boolean second = lost;
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                out = false;
            }
            if (lost && !second) {
                return afterLoss(method);
            }
            if (method.getName().equals("commit") && ++commits == commit) {
                lose(real, real::commit);
            }
            Object result = invoke(method, real, arguments);
            if (!second
                    && result instanceof PreparedStatement statement
                    && String.valueOf(arguments[0]).endsWith("; COMMIT")) {
                return proxy(real, statement);
            }
            return result;
        };
        return (Connection) Proxy.newProxyInstance(
                LosingDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    /** What is written last, and the commit, in one round trip. */
    private PreparedStatement proxy(Connection connection, PreparedStatement real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (lost) {
                // not closed: the commit may yet be to come
                return afterLoss(method);
            }
            if (method.getName().equals("execute") && ++commits == commit) {
                lose(connection, real::execute);
            }
            return invoke(method, real, arguments);
        };
        return (PreparedStatement) Proxy.newProxyInstance(
                LosingDataSource.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, handler);
    }

    private static @Nullable Object invoke(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Asks for the commit. */
    @FunctionalInterface
    private interface Asking {
        void ask() throws SQLException;
    }

    private void lose(Connection real, Asking asking) throws SQLException {
        lost = true;
        switch (fate) {
            case REACHES_THE_SERVER -> {
                asking.ask();
                real.close();
            }
            case DOES_NOT -> real.close();
            case REACHES_IT_LATER -> new Thread(() -> commitLater(real, asking)).start();
        }
        throw new SQLException("An I/O error occurred", CONNECTION_FAILURE);
    }

    private static void commitLater(Connection real, Asking asking) {
        try (real) {
            Thread.sleep(400);
            asking.ask();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object afterLoss(Method method) throws SQLException {
        return switch (method.getName()) {
            case "close" -> null;
            case "isClosed" -> true;
            case "isValid" -> false;
            default -> throw new SQLException("This connection has been closed", CONNECTION_FAILURE);
        };
    }
}
