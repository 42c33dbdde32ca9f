package dev.stemma.migrations.check;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * An empty database beside others on a PostgreSQL server, dropped by {@link #close}. Its name is random, so that several
 * may be there at a time. Safe for use by several threads: a shutdown hook may close it too, even while it is created.
 */
public final class ScratchDatabase implements AutoCloseable {

    private static final String PREFIX = "stemma_scratch_";
    private static final int RANDOM_CHARACTERS = 20;

    private final DataSource server;
    private final String name;
    private final DataSource dataSource;
    private boolean closed;

    private ScratchDatabase(DataSource server, String name, DataSource dataSource) {
        this.server = server;
        this.name = name;
        this.dataSource = dataSource;
    }

    /**
     * Creates a database.
     *
     * <p>Whoever may end the process is told of it before it is created, and closes it then: {@link #close} waits for
     * the creation, so that nothing is left behind.
     *
     * @param server connects to any database of the server, by a role that may create databases; nothing in that
     *     database is read or changed
     * @param databases from a database's name to what connects to it by the same role
     * @param announced given the database before it is there
     * @return the database
     * @throws SQLException when the server refuses, with SQLState 42501 when the role may not create databases
     */
    public static ScratchDatabase create(
            DataSource server, Function<String, DataSource> databases, Consumer<ScratchDatabase> announced)
            throws SQLException {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_CHARACTERS);
        String name = PREFIX + random.toLowerCase(Locale.ROOT);
        ScratchDatabase database = new ScratchDatabase(server, name, databases.apply(name));
        announced.accept(database);
        database.create();
        return database;
    }

    private synchronized void create() throws SQLException {
        if (closed) {
            throw new IllegalStateException("The scratch database " + name + " was closed before it was created");
        }
        execute(server, "CREATE DATABASE " + name + " TEMPLATE template0");
    }

    /**
     * Its name.
     *
     * @return letters, digits and underscores
     */
    public String name() {
        return name;
    }

    /**
     * Where its connections come from.
     *
     * @return a data source; its connections are the caller's to close
     */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Drops it, with the connections that are left. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            closed = true;
        } catch (SQLException e) {
            throw new StemmaException(
                    ErrorCode.DATABASE,
                    "The scratch database " + name + " could not be dropped: " + e.getMessage()
                            + "\nDrop it: DROP DATABASE " + name,
                    e);
        }
    }

    private static void execute(DataSource server, String sql) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
