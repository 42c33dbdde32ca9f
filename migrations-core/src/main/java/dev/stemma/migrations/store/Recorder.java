package dev.stemma.migrations.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who writes the bookkeeping.
 *
 * @param user operating-system user and host, as {@code user@host}
 * @param toolVersion the version of this library
 */
public record Recorder(String user, String toolVersion) {

    /**
     * This process. The host's name is read from the machine, never looked up on the network, which may hang.
     *
     * @return the recorder
     */
    public static Recorder ofThisProcess() {
        String version = Recorder.class.getPackage().getImplementationVersion();
        return new Recorder(
                System.getProperty("user.name", "unknown") + "@" + host(), version == null ? "dev" : version);
    }

    private static String host() {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String name = System.getenv(variable);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
