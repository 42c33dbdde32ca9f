package dev.stemma.testkit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The PostgreSQL server that all tests of one JVM share. Three kinds, in this order: an external server named by the
 * environment variable {@code STEMMA_TEST_JDBC_URL}; a container where {@code STEMMA_TEST_SERVER=docker} asks for one
 * and a Docker daemon answers; the embedded binaries.
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
        return EmbeddedServer.start();
    }
}
