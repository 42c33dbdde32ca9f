package dev.stemma.migrations.lock.etcd;

import dev.stemma.testkit.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A real etcd of one member, on free ports, with its data in a folder. */
final class EtcdServer implements AutoCloseable {

    private static final int PATIENCE = 200;

    private final Process process;
    private final String endpoint;

    private EtcdServer(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** The program, where it is installed (the Debian package is etcd-server). */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "etcd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static EtcdServer start(Path program, Path folder) throws IOException, InterruptedException {
        int port = FreePort.find();
        String client = "http://127.0.0.1:" + port;
        String peer = "http://127.0.0.1:" + FreePort.find();
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--name=test",
                        "--data-dir=" + folder.resolve("data"),
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=test=" + peer,
                        "--heartbeat-interval=20",
                        "--election-timeout=200")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        // other architectures than amd64 are experimental in some versions
        builder.environment()
                .put("ETCD_UNSUPPORTED_ARCH", System.getProperty("os.arch").replace("aarch64", "arm64"));
        EtcdServer server = new EtcdServer(builder.start(), client);
        for (int i = 0; i < PATIENCE; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return server;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        server.close();
        throw new IllegalStateException("etcd did not start: " + Files.readString(folder.resolve("log")));
    }

    String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
