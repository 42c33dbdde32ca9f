package dev.stemma.migrations.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends runs from another thread. It is given to the builder before a call, and asked while the call is at work; once asked,
 * it refuses all later calls too. Safe for use by several threads.
 */
public final class Cancellation {

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(200);

    private final Set<CancellableCall> calls = new HashSet<>();
    private boolean requested;

    /**
     * Cancels the statements that run now (PostgreSQL manual, 54.2.9 Canceling Requests in Progress), and the waits for a
     * lock; waits until all calls have undone their step and ended with a {@link RunCancelledException}. A step that is
     * done but for its commit is kept.
     *
     * @param patience how long to wait; asking goes on until then, since a request may come between two statements
     * @return whether all calls have ended
     */
    public boolean cancel(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        request();
        while (true) {
            running().forEach(CancellableCall::cancel);
            long left = end - System.nanoTime();
            if (awaitEnd(Math.min(left, BETWEEN_REQUESTS.toNanos()))) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
        }
    }

    /**
     * Whether it was asked.
     *
     * @return true from the first {@link #cancel} on
     */
    public synchronized boolean isRequested() {
        return requested;
    }

    private synchronized void request() {
        requested = true;
    }

    private synchronized List<CancellableCall> running() {
        return List.copyOf(calls);
    }

    private synchronized boolean awaitEnd(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; !calls.isEmpty() && left > 0; left = end - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return calls.isEmpty();
    }

    /**
     * Lets this thread wait, as part of a call that has no statement at work.
     *
     * @return false when the thread was interrupted, whose flag is set then
     * @throws RunCancelledException when it was cancelled
     */
    boolean pause(Duration pause) {
        try (CancellableCall call = begin(null)) {
            boolean whole = call.pause(pause);
            if (isRequested()) {
                throw RunCancelledException.beforeAnythingRan("while it waited for other runs");
            }
            return whole;
        }
    }

    /** Keeps statements of a caller's own cancellable, until it is closed. */
    @FunctionalInterface
    public interface Guard extends AutoCloseable {

        /** From here on nothing is cancelled. */
        @Override
        void close();
    }

    /**
     * Has the statements on a connection cancelled, too, that no run of this library sends. {@link #cancel} then waits for the
     * guard to be closed.
     *
     * @param connection PostgreSQL's driver's, or one that wraps it
     * @return to be closed when the last statement has ended
     * @throws RunCancelledException when it was cancelled already
     */
    public Guard guard(Connection connection) {
        CancellableCall call = begin(connection);
        try {
            call.enterStep();
            return call::close;
        } catch (SQLException e) {
            call.close();
            throw RunCancelledException.beforeAnythingRan("before it began");
        }
    }

    /** Begins a call on this thread; refuses when cancelled already. Without a connection it can only wait. */
    synchronized CancellableCall begin(@Nullable Connection connection) {
        if (requested) {
            throw RunCancelledException.beforeAnythingRan("before it began");
        }
        CancellableCall call = new CancellableCall(this, connection);
        calls.add(call);
        return call;
    }

    synchronized void ended(CancellableCall call) {
        calls.remove(call);
        notifyAll();
    }
}
