package dev.stemma.maven;

import dev.stemma.cli.connect.EmbeddedServer;
import org.apache.maven.plugin.logging.Log;

/** The embedded server of one module: stopped by its goal, or when the build ends without it. Safe for use by several threads. */
final class ModuleServer implements AutoCloseable {

    private final EmbeddedServer server;
    private final String prefix;
    private final String module;
    private final Log log;
    private boolean stopped;

    ModuleServer(EmbeddedServer server, String prefix, String module, Log log) {
        this.server = server;
        this.prefix = prefix;
        this.module = module;
        this.log = log;
    }

    EmbeddedServer server() {
        return server;
    }

    /** What the names of its properties begin with. */
    String prefix() {
        return prefix;
    }

    @Override
    public synchronized void close() {
        if (!stopped) {
            stopped = true;
            int port = server.port();
            server.close();
            log.info("Stopped the embedded PostgreSQL of " + module + " (port " + port + ").");
        }
    }
}
