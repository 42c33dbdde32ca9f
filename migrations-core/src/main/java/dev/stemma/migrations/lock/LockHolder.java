package dev.stemma.migrations.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who holds the lock.
 *
 * @param description process, host, application and since when, as one phrase; of what could harm a terminal, control
 *     characters, nothing is kept
 */
public record LockHolder(String description) {

    private static final int LONGEST = 500;

    /** Whoever held it is gone, or cannot be seen. */
    public static final LockHolder UNKNOWN =
            new LockHolder("a run that ended meanwhile, or that is not visible to this role");

    public LockHolder {
        String shown = description.replaceAll("\\p{C}", "?");
        description = shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }

    /**
     * This process, from now on.
     *
     * @param owner operating-system user and host, as {@code user@host}
     * @param connection the run's own connection, which knows the application's name
     * @return the holder, as others are to see it
     * @throws SQLException when the connection is closed
     */
    public static LockHolder thisProcess(String owner, Connection connection) throws SQLException {
        String application = connection.getClientInfo("ApplicationName");
        return new LockHolder("process " + ProcessHandle.current().pid() + " of " + owner + ", application \""
                + (application == null ? "" : application) + "\", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
