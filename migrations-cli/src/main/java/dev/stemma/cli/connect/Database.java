package dev.stemma.cli.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** An open database; closing it closes the pool, and stops the server where it is an embedded one. */
public final class Database implements AutoCloseable {

    private static final String EMBEDDED = "embedded:";
    private static final Path EMBEDDED_FOLDER = Path.of(".migrate", "postgres");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final HikariDataSource pool;
    private final Runnable stopServer;

    private Database(HikariDataSource pool, Runnable stopServer) {
        this.pool = pool;
        this.stopServer = stopServer;
    }

    /** Connects, so that a wrong address or password is known at once; progress goes to {@code log}. */
    public static Database open(Configuration configuration, PrintWriter log) {
        String url = configuration
                .url()
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "CONFIGURATION",
                        "No database is named: give --url, MIGRATE_URL, or url under [database] in migrate.toml."
                                + " '--url embedded:' starts a PostgreSQL of its own"));
        if (url.startsWith(EMBEDDED)) {
            String folder = url.substring(EMBEDDED.length());
            return embedded(folder.isEmpty() ? EMBEDDED_FOLDER : Path.of(folder), log);
        }
        HikariConfig config = config(url);
        configuration.user().ifPresent(config::setUsername);
        configuration.password().ifPresent(config::setPassword);
        return new Database(connect(config), () -> {});
    }

    /** Starts an embedded server whose data is kept in {@code folder}. */
    public static Database embedded(Path folder, PrintWriter log) {
        EmbeddedServer server = EmbeddedServer.start(folder, log);
        try {
            return new Database(connect(config(server.url())), server::close);
        } catch (UserException e) {
            server.close();
            throw e;
        }
    }

    private static HikariConfig config(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("migrate");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.addDataSourceProperty("ApplicationName", "migrate");
        return config;
    }

    private static HikariDataSource connect(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw cannotConnect(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            // what the pool throws for a URL that no driver takes
            throw cannotConnect(e);
        }
    }

    private static UserException cannotConnect(Throwable cause) {
        return new UserException(
                ExitCode.FAILED,
                "CONNECTION",
                "Cannot connect to the database: " + cause.getMessage()
                        + "\nNothing was changed. Check --url, --user and" + " the password, and that the server runs");
    }

    /** Where connections come from. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        stopServer.run();
    }
}
