package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.SentAlong;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets the time-outs of steps (PostgreSQL manual, 20.11.1 Statement Behavior), and puts back what the session had: neither
 * the bookkeeping nor the lock of the run knows them. What a script sets itself comes after it, and so wins.
 */
final class StepTimeouts {

    private static final String LOCAL = "SET LOCAL ";
    private static final String OF_SESSION = "SET ";
    private static final String LOCK = "lock_timeout";
    private static final String STATEMENT = "statement_timeout";
    private static final List<String> SETTINGS = List.of(LOCK, STATEMENT);

    private final Connection connection;
    private final SessionState session;
    private final Timeouts timeouts;
    /** What may not be as the session has it, and how it was set. */
    private final Set<String> changed = new HashSet<>();

    private String scope = LOCAL;

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

    /** What goes with the first statement of a group: nothing limits the wait for others, and then the work has its own. */
    SentAlong atFirst(Work work) {
        return new SentAlong(unlimited(session.unlimited() && !session.pooled()), local(work));
    }

    /** The same in the midst of a step, which may have set what it likes. */
    SentAlong again(Work work) {
        return new SentAlong(unlimited(false), local(work));
    }

    private List<String> unlimited(boolean already) {
        scope = LOCAL;
        changed.clear();
        if (already) {
            return List.of();
        }
        changed.addAll(SETTINGS);
        return RevisionStore.WITHOUT_TIMEOUTS.before();
    }

    private List<String> local(Work work) {
        if (work instanceof Work.Nothing) {
            return List.of();
        }
        List<String> statements = settings(lock(work), statement(work));
        // its statements may set either for the transaction
        changed.addAll(SETTINGS);
        return statements;
    }

    /** Sets them in one round trip, in the open transaction or for the session. */
    void enter(Work work, boolean inTransaction) throws SQLException {
        if (inTransaction) {
            execute(local(work));
        } else if (lock(work).isPresent() || statement(work).isPresent()) {
            scope = OF_SESSION;
            execute(settings(lock(work), statement(work)));
        }
    }

    private List<String> settings(Optional<Duration> lock, Optional<Duration> statement) {
        List<String> statements = new ArrayList<>();
        set(LOCK, lock, statements);
        set(STATEMENT, statement, statements);
        return statements;
    }

    private void set(String setting, Optional<Duration> duration, List<String> statements) {
        if (changed.contains(setting) || duration.isPresent()) {
            changed.add(setting);
            statements.add(scope + setting + " TO "
                    + duration.map(limit -> String.valueOf(milliseconds(limit))).orElseGet(() -> ofSession(setting)));
        }
    }

    private String ofSession(String setting) {
        return session.settings().getOrDefault(setting, "DEFAULT");
    }

    /** What puts back what the session had; nothing when nothing is set. */
    List<String> leaving() {
        List<String> statements = SETTINGS.stream()
                .filter(changed::contains)
                .map(setting -> scope + setting + " TO " + ofSession(setting))
                .toList();
        changed.clear();
        return statements;
    }

    /** Puts back what the session had; of no effect when nothing is set. */
    void leave() throws SQLException {
        execute(leaving());
    }

    /** After a rollback: settings of the transaction are gone with it, those of the session are put back. */
    void leaveAfterRollback() throws SQLException {
        if (scope.equals(LOCAL)) {
            changed.clear();
        }
        leave();
    }

    /** After the session got back everything that it had, these settings among them. */
    void wereRestored() {
        changed.clear();
    }

    /** Zero means no end to the server, so that what is shorter than it can count is its shortest. */
    private static long milliseconds(Duration duration) {
        return duration.isZero() ? 0 : Math.max(1, duration.toMillis());
    }

    private void execute(List<String> settings) throws SQLException {
        if (!settings.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(String.join("; ", settings));
            }
        }
    }
}
