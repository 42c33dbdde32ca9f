package dev.stemma.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * Speaks as much of the PostgreSQL protocol (PostgreSQL manual, chapter 55) as the driver needs to connect and to be told
 * that there are no rows. It keeps nothing and listens on this machine only.
 */
final class PracticeServer implements AutoCloseable {

    static final String PASSWORD = "practice";

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;
    private static final int OK = 0;
    private static final Map<String, String> PARAMETERS = Map.of(
            "server_version", "17.0",
            "server_encoding", "UTF8",
            "client_encoding", "UTF8",
            "DateStyle", "ISO, MDY",
            "TimeZone", "UTC",
            "integer_datetimes", "on",
            "standard_conforming_strings", "on");

    private final ServerSocket socket;

    private PracticeServer(ServerSocket socket) {
        this.socket = socket;
    }

    static PracticeServer start() throws IOException {
        PracticeServer server = new PracticeServer(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serveAll, "practice-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/practice";
    }

    private void serveAll() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                serve(in, new DataOutputStream(new BufferedOutputStream(client.getOutputStream())));
            } catch (IOException | GeneralSecurityException e) {
                // a client that went away; the next one is served, if the socket is open
            }
        }
    }

    private static void serve(DataInputStream in, DataOutputStream out) throws IOException, GeneralSecurityException {
        refuseEncryption(in, out);
        authenticate(in, out);
        for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
            send(out, 'S', text(parameter.getKey()), text(parameter.getValue()));
        }
        send(out, 'K', number(1), number(1));
        ready(out);
        for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
            in.readNBytes(in.readInt() - Integer.BYTES);
            answer(out, type);
        }
    }

    private static void refuseEncryption(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        while (code == SSL_REQUEST || code == GSS_REQUEST) {
            out.write('N');
            out.flush();
            length = in.readInt();
            code = in.readInt();
        }
        in.readNBytes(length - 2 * Integer.BYTES);
    }

    private static void authenticate(DataInputStream in, DataOutputStream out)
            throws IOException, GeneralSecurityException {
        send(out, 'R', number(SASL), text("SCRAM-SHA-256"), new byte[1]);
        out.flush();
        String initial = password(in);
        PracticeScram scram = new PracticeScram(PASSWORD, initial.substring(initial.indexOf("n,,") + "n,,".length()));
        send(out, 'R', number(SASL_CONTINUE), scram.challenge().getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String proof = scram.confirm(password(in));
        send(out, 'R', number(SASL_FINAL), proof.getBytes(StandardCharsets.US_ASCII));
        send(out, 'R', number(OK));
    }

    private static String password(DataInputStream in) throws IOException {
        in.readByte();
        return new String(in.readNBytes(in.readInt() - Integer.BYTES), StandardCharsets.US_ASCII);
    }

    /** Whatever is asked: no columns, no rows. */
    private static void answer(DataOutputStream out, int type) throws IOException {
        switch (type) {
            case 'P' -> send(out, '1');
            case 'B' -> send(out, '2');
            case 'C' -> send(out, '3');
            case 'D' -> send(out, 'T', new byte[Short.BYTES]);
            case 'E' -> send(out, 'C', text("SELECT 0"));
            case 'S' -> ready(out);
            case 'Q' -> {
                send(out, 'C', text("SELECT 0"));
                ready(out);
            }
            default -> out.flush();
        }
    }

    private static void ready(DataOutputStream out) throws IOException {
        send(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static void send(DataOutputStream out, char type, byte[]... parts) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.write(part);
        }
        out.write(type);
        out.writeInt(body.size() + Integer.BYTES);
        body.writeTo(out);
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
