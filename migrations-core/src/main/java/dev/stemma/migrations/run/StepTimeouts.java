package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets the time-outs of steps (PostgreSQL manual, 20.11.1 Statement Behavior), and puts back what the session had: neither
 * the bookkeeping nor the lock of the run knows them. What a script sets itself comes after it, and so wins.
 */
final class StepTimeouts {

    private static final String LOCAL = "SET LOCAL ";
    private static final String OF_SESSION = "SET ";

    private final Connection connection;
    private final SessionState session;
    private final Timeouts timeouts;
    /** How they were set; empty when the session has its own. */
    private String scope = "";

    StepTimeouts(Connection connection, SessionState session, Timeouts timeouts) {
        this.connection = connection;
        this.session = session;
        this.timeouts = timeouts;
    }

    /** How long statements of this work wait for a lock; empty: as the session has it. */
    Optional<Duration> lock(Work work) {
        if (cannotBeSet(work)) {
            return Optional.empty();
        }
        Optional<Duration> own = work.timeouts().lock();
        return own.isPresent() || !work.othersMayQueueBehind() ? own : Optional.of(timeouts.lock());
    }

    /** How long statements of this work may run; empty: as the session has it. */
    Optional<Duration> statement(Work work) {
        if (work instanceof Work.Nothing || cannotBeSet(work)) {
            return Optional.empty();
        }
        return work.timeouts().statement().or(timeouts::statement);
    }

    /** A pooler would give them to others, and perhaps not to the next statement. */
    private boolean cannotBeSet(Work work) {
        return session.pooled() && !work.transactional();
    }

    /** How often what did not get a lock is tried again. */
    int lockRetries() {
        return timeouts.lockRetries();
    }

    /** Sets them in one round trip, in the open transaction or for the session. */
    void enter(Work work, boolean inTransaction) throws SQLException {
        if (inTransaction) {
            // it has none since it waited for the bookkeeping
            scope = LOCAL;
            if (!(work instanceof Work.Nothing)) {
                execute(both(lock(work), statement(work)));
            }
        } else if (lock(work).isPresent() || statement(work).isPresent()) {
            scope = OF_SESSION;
            execute(both(lock(work), statement(work)));
        }
    }

    private String both(Optional<Duration> lock, Optional<Duration> statement) {
        return scope + "lock_timeout TO " + value("lock_timeout", lock) + "; " + scope + "statement_timeout TO "
                + value("statement_timeout", statement);
    }

    /** Where there is none, what the session had. */
    private String value(String setting, Optional<Duration> duration) {
        return duration.map(limit -> String.valueOf(milliseconds(limit)))
                .orElseGet(() -> session.settings().getOrDefault(setting, "DEFAULT"));
    }

    /** Puts back what the session had; of no effect when nothing is set. */
    void leave() throws SQLException {
        if (!scope.isEmpty()) {
            String sql = both(Optional.empty(), Optional.empty());
            scope = "";
            execute(sql);
        }
    }

    /** After a rollback: settings of the transaction are gone with it, those of the session are put back. */
    void leaveAfterRollback() throws SQLException {
        if (scope.equals(LOCAL)) {
            scope = "";
        }
        leave();
    }

    /** After the session got back everything that it had, these settings among them. */
    void wereRestored() {
        scope = "";
    }

    /** Zero means no end to the server, so that what is shorter than it can count is its shortest. */
    private static long milliseconds(Duration duration) {
        return duration.isZero() ? 0 : Math.max(1, duration.toMillis());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
