package dev.stemma.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that a test starts. The ports that the system gives when asked for any are those that it gives to
 * outgoing connections, too, and to whoever asks next: between asking and starting somebody else may have it.
 */
public final class FreePort {

    /** Below those of outgoing connections on Linux and macOS. */
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 32_000;
    private static final int MOST_ATTEMPTS = 100;

    private FreePort() {}

    /** One of many at random, on which nobody listens. */
    public static int find() {
        IOException last = new IOException("none was tried");
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new UncheckedIOException("No port is free", last);
    }
}
