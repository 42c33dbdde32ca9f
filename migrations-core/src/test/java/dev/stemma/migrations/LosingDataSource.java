package dev.stemma.migrations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
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
                lose(real);
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                LosingDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private void lose(Connection real) throws SQLException {
        lost = true;
        switch (fate) {
            case REACHES_THE_SERVER -> {
                real.commit();
                real.close();
            }
            case DOES_NOT -> real.close();
            case REACHES_IT_LATER -> new Thread(() -> commitLater(real)).start();
        }
        throw new SQLException("An I/O error occurred", CONNECTION_FAILURE);
    }

    private static void commitLater(Connection real) {
        try (real) {
            Thread.sleep(400);
            real.commit();
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
