package dev.stemma.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container of the official image; the tag comes from {@code STEMMA_TEST_IMAGE}, by default {@code postgres:18}. */
record ContainerServer(PostgreSQLContainer container) implements TestServer {

    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static ContainerServer start() {
        if (!isPossible()) {
            throw new IllegalStateException("STEMMA_TEST_SERVER=docker, but no Docker daemon answers");
        }
        String image = System.getenv().getOrDefault("STEMMA_TEST_IMAGE", "postgres:18");
        PostgreSQLContainer container = new PostgreSQLContainer(image);
        container.start();
        return new ContainerServer(container);
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/" + database
                + "?user=" + container.getUsername() + "&password=" + container.getPassword();
    }

    @Override
    public void close() {
        container.stop();
    }
}
