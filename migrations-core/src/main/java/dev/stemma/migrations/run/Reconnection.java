package dev.stemma.migrations.run;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * How a run looks, after it lost its connection at a commit, what became of that.
 *
 * @param dataSource where new connections come from; the lost one was given back before
 * @param patience for how long the server is tried to be reached; zero for one attempt
 */
public record Reconnection(DataSource dataSource, Duration patience) {

    /** Long enough for a server that starts again, or another that takes its place. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);
}
