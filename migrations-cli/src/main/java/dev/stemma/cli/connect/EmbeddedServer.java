package dev.stemma.cli.connect;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL from Maven Central's binaries, for as long as a command runs. */
final class EmbeddedServer implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedServer start(Path folder, PrintWriter log) {
        log.println("Starting an embedded PostgreSQL in " + folder);
        log.flush();
        try {
            Files.createDirectories(folder);
            return new EmbeddedServer(EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(STARTUP)
                    .start());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "CONNECTION",
                    "The embedded PostgreSQL did not start in " + folder + ": " + e.getMessage()
                            + "\nA folder can serve one command at a time, and only the PostgreSQL version that made it");
        }
    }

    /** The JDBC URL, credentials included. */
    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
