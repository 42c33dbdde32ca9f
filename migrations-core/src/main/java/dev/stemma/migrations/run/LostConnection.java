package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.script.DurationText;
import dev.stemma.migrations.store.CommitSearch;
import dev.stemma.migrations.store.WrittenRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run without its connection: it looks on a new one what became of its last transaction, and ends on that. */
final class LostConnection implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** What became of the transaction. */
    enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        UNKNOWN
    }

    private final RunContext context;
    private final Bookkeeping bookkeeping;
    private final @Nullable Reconnection reconnection;
    private @Nullable Connection connection;
    private String whyUnknown = "";

    private LostConnection(RunContext context, Bookkeeping bookkeeping, @Nullable Reconnection reconnection) {
        this.context = context;
        this.bookkeeping = bookkeeping;
        this.reconnection = reconnection;
    }

    /** Gives the lost connection back first: a pool may have one only. */
    static LostConnection replace(RunContext context, Bookkeeping bookkeeping) {
        Reconnection reconnection = context.settings().reconnection();
        if (reconnection != null) {
            try {
                context.connection().close();
            } catch (SQLException e) {
                // it is lost already
            }
        }
        return new LostConnection(context, bookkeeping, reconnection);
    }

    /** What became of the open transaction. What was never sent to be committed needs no look: the server rolls it back. */
    Outcome outcome(PreparedStep step) {
        WrittenRow written = bookkeeping.written();
        if (!bookkeeping.isCommitting()) {
            tryToConnect();
            return Outcome.ROLLED_BACK;
        }
        if (written == null || reconnection == null) {
            whyUnknown = "the run has no other connection than the one that it was given";
            return Outcome.UNKNOWN;
        }
        context.tell(new Event.ConnectionLost(step.step()));
        long end = System.nanoTime() + reconnection.patience().toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Outcome outcome = look(reconnection, written);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (outcome != Outcome.UNKNOWN || left.isNegative() || left.isZero()) {
                return outcome;
            }
            if (!context.call().pause(left.compareTo(pause) < 0 ? left : pause)) {
                whyUnknown = "the run was cancelled while it tried to look: " + whyUnknown;
                return outcome;
            }
            pause = LONGEST_PAUSE.compareTo(pause.multipliedBy(2)) < 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Why the outcome is unknown, as a part of a sentence. */
    String whyUnknown() {
        return whyUnknown;
    }

    /** A connection to the same database, or null. */
    @Nullable
    Connection connection() {
        return connection;
    }

    private Outcome look(Reconnection by, WrittenRow written) {
        String within = " within " + DurationText.of(by.patience()) + ": ";
        try {
            Connection fresh = connected(by);
            CommitSearch search = context.store().commits();
            int process = written.start().process();
            boolean open = search.isOpen(fresh, process);
            if (search.isCommitted(fresh, written)) {
                return Outcome.COMMITTED;
            }
            whyUnknown = "the server has not ended the transaction" + within + "its process " + process
                    + " is still at work";
            return open ? Outcome.UNKNOWN : Outcome.ROLLED_BACK;
        } catch (SQLException e) {
            close();
            whyUnknown = "the server could not be reached again" + within + e.getMessage();
            return Outcome.UNKNOWN;
        }
    }

    private void tryToConnect() {
        if (reconnection != null) {
            try {
                connected(reconnection);
            } catch (SQLException e) {
                // only the log would have been written
                close();
            }
        }
    }

    private Connection connected(Reconnection by) throws SQLException {
        Connection fresh = connection;
        if (fresh == null) {
            fresh = by.dataSource().getConnection();
            connection = fresh;
            fresh.setAutoCommit(true);
        }
        return fresh;
    }

    @Override
    public void close() {
        Connection fresh = connection;
        connection = null;
        if (fresh != null) {
            try {
                fresh.close();
            } catch (SQLException e) {
                // nothing was open on it
            }
        }
    }
}
