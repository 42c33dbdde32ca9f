package dev.stemma.cli.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.stemma.cli.UserException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** An open database; closing it closes the pool, and stops the server where it is an embedded one. */
public final class Database implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final DataSource dataSource;
    private final PostgresUrl url;
    private final Properties properties;
    private final Runnable stopServer;

    private Database(DataSource dataSource, PostgresUrl url, Properties properties, Runnable stopServer) {
        this.dataSource = dataSource;
        this.url = url;
        this.properties = properties;
        this.stopServer = stopServer;
    }

    /**
     * Connects, so that a wrong address or password is known at once.
     *
     * @param address which database
     * @param connections how many connections a command takes at most
     * @param log where it is said that a server starts
     * @return the database
     * @throws UserException when the server cannot be reached or refuses
     */
    public static Database open(DatabaseAddress address, int connections, Consumer<String> log) {
        if (address instanceof DatabaseAddress.Remote remote) {
            return connected(remote.url(), remote.credentials(), connections, () -> {});
        }
        return embedded(EmbeddedServer.kept(((DatabaseAddress.Embedded) address).folder(), log), connections);
    }

    /**
     * Connects as {@link #open} does, without a pool: what connects once or twice and shares its log with others gains
     * nothing from one.
     *
     * @param address which database
     * @param log where it is said that a server starts
     * @return the database
     * @throws UserException when the server cannot be reached or refuses
     */
    public static Database openUnpooled(DatabaseAddress address, Consumer<String> log) {
        if (address instanceof DatabaseAddress.Remote remote) {
            return unpooled(remote.url(), remote.credentials(), () -> {});
        }
        EmbeddedServer server = EmbeddedServer.kept(((DatabaseAddress.Embedded) address).folder(), log);
        return closingOnFailure(
                server, () -> unpooled(PostgresUrl.parse(server.url()), new Properties(), server::close));
    }

    private static Database unpooled(PostgresUrl url, Properties properties, Runnable stopServer) {
        name(properties);
        tryOnce(url, properties);
        return new Database(simple(url, properties), url, properties, stopServer);
    }

    /**
     * Starts an embedded server of which nothing is left when it is closed.
     *
     * @param log where it is said that the server starts
     * @return its database
     * @throws UserException when the server does not start
     */
    public static Database temporary(Consumer<String> log) {
        return embedded(EmbeddedServer.temporary(log), 1);
    }

    private static Database embedded(EmbeddedServer server, int connections) {
        return closingOnFailure(
                server, () -> connected(PostgresUrl.parse(server.url()), new Properties(), connections, server::close));
    }

    private static Database closingOnFailure(EmbeddedServer server, Supplier<Database> connect) {
        try {
            return connect.get();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Database connected(PostgresUrl url, Properties properties, int connections, Runnable stopServer) {
        return new Database(connect(url, properties, connections), url, properties, stopServer);
    }

    private static HikariDataSource connect(PostgresUrl url, Properties properties, int connections) {
        name(properties);
        tryOnce(url, properties);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.text());
        config.setDataSourceProperties(properties);
        config.setPoolName("migrate");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            // the server let us in a moment ago
            if (e.getCause() instanceof SQLException cause) {
                throw ConnectionFailure.of(cause, url);
            }
            throw e;
        }
    }

    private static void name(Properties properties) {
        PGProperty.APPLICATION_NAME.set(properties, "migrate");
        PGProperty.LOGIN_TIMEOUT.set(properties, (int) CONNECT_TIMEOUT.toSeconds());
    }

    /** The pool would try again and again, and lose the cause on the way. */
    private static void tryOnce(PostgresUrl url, Properties properties) {
        try (Connection connection = new Driver().connect(url.text(), properties)) {
            if (connection == null) {
                throw new IllegalStateException("The driver refuses a URL that it has parsed");
            }
        } catch (SQLException e) {
            throw ConnectionFailure.of(e, url);
        }
    }

    /**
     * Where connections come from.
     *
     * @return a pool, or what opens a connection at each call
     */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Another database of the same server.
     *
     * @param name its name, of letters, digits and underscores
     * @return opens a connection at each call, with the same credentials
     */
    public DataSource neighbour(String name) {
        return simple(url.with(name), properties);
    }

    private static DataSource simple(PostgresUrl url, Properties properties) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url.text());
        try {
            for (String property : properties.stringPropertyNames()) {
                dataSource.setProperty(property, properties.getProperty(property));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The driver refuses a property that it has taken before", e);
        }
        return dataSource;
    }

    @Override
    public void close() {
        if (dataSource instanceof HikariDataSource pool) {
            pool.close();
        }
        stopServer.run();
    }
}
