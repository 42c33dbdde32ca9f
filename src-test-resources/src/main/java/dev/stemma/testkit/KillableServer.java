package dev.stemma.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of a test's own that can be killed. What it has committed stays: only a crash of the machine would lose it, and
 * nothing here outlives that.
 */
public final class KillableServer implements TestServer {

    private static final long MOST_SECONDS = 60;

    private final EmbeddedPostgres postgres;
    private final List<String> killAndStart;

    private KillableServer(EmbeddedPostgres postgres, List<String> killAndStart) {
        this.postgres = postgres;
        this.killAndStart = killAndStart;
    }

    /** Starts one from the embedded binaries. */
    public static KillableServer start() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(FreePort.find())
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "off")
                // by the library's default a commit would be lost with the server
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new KillableServer(postgres, killAndStart(postgres));
    }

    /** A new, empty database. */
    public TestDatabase create(String name) throws SQLException {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        }
        return new TestDatabase(this, name);
    }

    /** As {@code pg_ctl stop -m immediate} and {@code pg_ctl start} do: all sessions end, the server recovers as after a crash. */
    public void killAndStart() {
        try {
            Process process = new ProcessBuilder(killAndStart)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("The server did not start again: " + String.join(" ", killAndStart));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The server could not be killed", e);
        }
    }

    /** With the options that it was started with, which it keeps in its folder. */
    private static List<String> killAndStart(EmbeddedPostgres postgres) throws IOException, SQLException {
        Path folder = folder(postgres);
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        Path binary = Path.of(ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .orElseThrow());
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to be started by root; this is how the library under it does it, too
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                binary.resolveSibling("pg_ctl").toString(),
                "restart",
                "-m",
                "immediate",
                "-w",
                "-D",
                folder.toString(),
                "-l",
                folder + File.separator + "restarted.log"));
        return command;
    }

    private static Path folder(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    @Override
    public String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
