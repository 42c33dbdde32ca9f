package dev.stemma.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy that cuts a connection once, in the place of one of its packets; it forwards all others, before and after. */
public final class FaultyProxy implements AutoCloseable {

    /** Which packets are counted. */
    public enum Direction {
        /** Those of the client; the one in whose place the cut comes does not reach the server. */
        TO_SERVER,
        /** Those of the server; the one in whose place the cut comes does not reach the client. */
        TO_CLIENT
    }

    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final Direction direction;
    private final int lastPacket;
    private final AtomicInteger packets = new AtomicInteger();
    private final AtomicBoolean cut = new AtomicBoolean();

    private FaultyProxy(ServerSocket listener, String host, int port, Direction direction, int packet) {
        this.listener = listener;
        this.host = host;
        this.port = port;
        this.direction = direction;
        this.lastPacket = packet;
    }

    /** Starts one; {@code packet} counts from 1 over all connections. */
    public static FaultyProxy start(String host, int port, Direction direction, int packet) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FaultyProxy proxy = new FaultyProxy(listener, host, port, direction, packet);
        daemon(proxy::accept);
        return proxy;
    }

    /** Where it listens, on this machine. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Whether the packet came for which the connection was cut. */
    public boolean hasCut() {
        return cut.get();
    }

    /** How many packets came until now, the one in whose place the cut came among them. */
    public int packets() {
        return packets.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                daemon(() -> forward(client, server, direction == Direction.TO_SERVER));
                daemon(() -> forward(server, client, direction == Direction.TO_CLIENT));
            }
        } catch (IOException e) {
            // closed: the end of the test
        }
    }

    private void forward(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (counted && packets.incrementAndGet() == lastPacket) {
                    cut.set(true);
                    return;
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // the other side is gone, and both sockets go with it
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
