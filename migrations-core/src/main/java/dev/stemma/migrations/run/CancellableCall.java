package dev.stemma.migrations.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One call at work, and how it can be ended at the moment. */
final class CancellableCall implements AutoCloseable {

    /** What the call does; the statements of its own that it undoes things with are not to be cancelled. */
    private enum Phase {
        OF_ITS_OWN,
        WAITING,
        IN_A_STEP
    }

    private final Cancellation cancellation;
    private final @Nullable Connection connection;
    private final Thread thread = Thread.currentThread();
    private Phase phase = Phase.OF_ITS_OWN;
    private boolean interruptedByUs;

    CancellableCall(Cancellation cancellation, @Nullable Connection connection) {
        this.cancellation = cancellation;
        this.connection = connection;
    }

    boolean isCancelled() {
        return cancellation.isRequested();
    }

    /** From here on statements of a step run. */
    void enterStep() throws SQLException {
        enter(Phase.IN_A_STEP);
    }

    /** From here on nothing is cancelled, unless it was before. */
    void leaveStep() throws SQLException {
        rest();
        if (isCancelled()) {
            throw cancelled();
        }
    }

    private void enter(Phase next) throws SQLException {
        synchronized (this) {
            phase = next;
        }
        // after the phase: whoever asks from now on reaches it
        if (isCancelled()) {
            rest();
            throw cancelled();
        }
    }

    private static SQLException cancelled() {
        return new SQLException("The run was cancelled", TimeoutAdvice.QUERY_CANCELED);
    }

    /** From here on nothing is cancelled. */
    synchronized void rest() {
        phase = Phase.OF_ITS_OWN;
        if (interruptedByUs) {
            interruptedByUs = false;
            Thread.interrupted();
        }
    }

    /** From here on the thread waits for something, and may be interrupted. */
    void enterWait() throws SQLException {
        enter(Phase.WAITING);
    }

    /**
     * Waits, and is then in the phase in which it was.
     *
     * @return false when the wait was cancelled, or the thread was interrupted, whose flag is set then
     */
    boolean pause(Duration pause) {
        Phase before;
        synchronized (this) {
            before = phase;
            phase = Phase.WAITING;
        }
        boolean whole = !isCancelled() && sleep(pause);
        rest();
        synchronized (this) {
            phase = before;
        }
        return whole && !isCancelled();
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Called by the thread that cancels. */
    synchronized void cancel() {
        if (phase == Phase.WAITING && !interruptedByUs) {
            interruptedByUs = true;
            thread.interrupt();
        } else if (phase == Phase.IN_A_STEP && connection != null) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                // asked again soon; and what can be asked no more ends by itself
            }
        }
    }

    @Override
    public void close() {
        rest();
        cancellation.ended(this);
    }
}
