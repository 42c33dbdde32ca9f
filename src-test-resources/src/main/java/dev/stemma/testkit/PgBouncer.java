package dev.stemma.testkit;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real pgbouncer before the server of a test's database, on a free port. */
public final class PgBouncer implements AutoCloseable {

    /** Why a test is skipped. */
    public static final String MISSING = "the program pgbouncer is missing (Debian: apt-get install pgbouncer)";

    /** When a client's session of the server goes back to the pool. */
    public enum Mode {
        /** When the client leaves. */
        SESSION,
        /** After each transaction, and after each statement outside one. */
        TRANSACTION
    }

    private static final int SESSIONS = 4;
    private static final int PATIENCE = 200;

    private final Process process;
    private final String url;

    private PgBouncer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** The program, where it is installed; Debian's is where only root looks. */
    public static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one. In transaction mode it has several sessions of the server from the beginning, and goes from one to the
     * next, so that no two transactions in a row are in the same.
     *
     * @param folder for its configuration and its log
     */
    public static PgBouncer start(Path program, TestDatabase database, Mode mode, Path folder)
            throws IOException, InterruptedException, SQLException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (isRoot()) {
            // it refuses to run as root
            command.addAll(List.of("-u", "nobody"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        command.add(Files.writeString(folder.resolve("pgbouncer.ini"), configuration(database, mode, port))
                .toString());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PgBouncer bouncer =
                new PgBouncer(process, "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name() + "?user=client");
        if (!isListening(process, port)) {
            bouncer.close();
            throw new IllegalStateException("pgbouncer did not start: " + Files.readString(log));
        }
        if (mode == Mode.TRANSACTION) {
            bouncer.fill();
        }
        return bouncer;
    }

    private static String configuration(TestDatabase database, Mode mode, int port) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(database.url());
        String password = server.getPassword();
        return """
                [databases]
                %s = host=%s port=%s user=%s%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                server_round_robin = 1
                default_pool_size = 20
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        database.name(),
                        server.getServerNames()[0],
                        server.getPortNumbers()[0],
                        server.getUser(),
                        password == null ? "" : " password='" + password + "'",
                        port,
                        mode.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean isListening(Process process, int port) throws InterruptedException {
        for (int i = 0; i < PATIENCE && process.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                Thread.sleep(25);
            }
        }
        return false;
    }

    /** As many transactions at once as it is to have sessions. */
    private void fill() throws SQLException {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < SESSIONS; i++) {
                Connection connection = connect();
                open.add(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
        } finally {
            for (Connection connection : open) {
                // it throws a session away that is in a transaction
                connection.rollback();
                connection.close();
            }
        }
    }

    /** Where clients connect to, with the name of a user and without a password. */
    public String url() {
        return url;
    }

    /** A data source that opens a new connection at each call. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    private Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Its sessions of the server end with it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
