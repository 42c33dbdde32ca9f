package dev.stemma.cli.connect;

import dev.stemma.cli.UserException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGProperty;

/** An open database; closing it stops the server where it is an embedded one. */
public final class Database implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final FirstConnection connections;
    private final Connector connector;
    private final Runnable stopServer;

    private Database(Connector connector, Runnable stopServer) {
        // so that a wrong address or password is known at once
        this.connections = FirstConnection.open(connector);
        this.connector = connector;
        this.stopServer = stopServer;
    }

    /**
     * Connects, so that a wrong address or password is known at once.
     *
     * @param address which database
     * @param log where it is said that a server starts
     * @return the database
     * @throws UserException when the server cannot be reached or refuses
     */
    public static Database open(DatabaseAddress address, Consumer<String> log) {
        if (address instanceof DatabaseAddress.Remote remote) {
            return new Database(new Connector(remote.url(), named(remote.credentials())), () -> {});
        }
        return embedded(EmbeddedServer.kept(((DatabaseAddress.Embedded) address).folder(), log));
    }

    /**
     * Starts an embedded server of which nothing is left when it is closed.
     *
     * @param log where it is said that the server starts
     * @return its database
     * @throws UserException when the server does not start
     */
    public static Database temporary(Consumer<String> log) {
        return embedded(EmbeddedServer.temporary(log));
    }

    private static Database embedded(EmbeddedServer server) {
        try {
            Connector connector = new Connector(PostgresUrl.parse(server.url()), named(new Properties()));
            return new Database(connector, server::close);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Properties named(Properties credentials) {
        Properties properties = new Properties();
        properties.putAll(credentials);
        PGProperty.APPLICATION_NAME.set(properties, "migrate");
        PGProperty.LOGIN_TIMEOUT.set(properties, (int) CONNECT_TIMEOUT.toSeconds());
        return properties;
    }

    /**
     * Where connections come from. There is no pool: a command takes one connection or two, and keeps them.
     *
     * @return gives the connection that is open already, and opens one at each further call
     */
    public DataSource dataSource() {
        return connections;
    }

    /**
     * Another database of the same server.
     *
     * @param name its name, of letters, digits and underscores
     * @return opens a connection at each call, with the same credentials
     */
    public DataSource neighbour(String name) {
        return connector.with(name);
    }

    @Override
    public void close() {
        connections.close();
        stopServer.run();
    }
}
