package dev.stemma.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The PostgreSQL server that all tests of one JVM share: the external one that {@code STEMMA_TEST_JDBC_URL} names, else
 * a container where {@code STEMMA_TEST_SERVER=docker} asks for it, else the embedded binaries, and where these do not
 * run on the machine but a Docker daemon answers, a container after all.
 */
interface TestServer extends AutoCloseable {

    /** A JDBC URL for {@code database}, with the credentials of a superuser in it. */
    String url(String database);

    @Override
    void close() throws IOException;

    /** Connects to the maintenance database {@code postgres}. */
    default Connection admin() throws SQLException {
        return DriverManager.getConnection(url("postgres"));
    }

    static TestServer start() {
        String external = System.getenv("STEMMA_TEST_JDBC_URL");
        if (external != null && !external.isBlank()) {
            return new ExternalServer(external);
        }
        if ("docker".equals(System.getenv("STEMMA_TEST_SERVER"))) {
            return ContainerServer.start();
        }
        try {
            return EmbeddedServer.start();
        } catch (IllegalStateException | UncheckedIOException e) {
            if (ContainerServer.isPossible()) {
                return ContainerServer.start();
            }
            throw e;
        }
    }
}
