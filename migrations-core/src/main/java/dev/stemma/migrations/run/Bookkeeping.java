package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.Attempt;
import dev.stemma.migrations.store.NewRevision;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping as one run reads and writes it. It notices when somebody else has changed it since the run last looked,
 * by the newest row of the log, without which no change is made.
 */
final class Bookkeeping {

    private final Connection connection;
    private final RevisionStore store;
    private long seen;
    private boolean othersWereHere;
    private @Nullable SQLException refused;

    Bookkeeping(Connection connection, RevisionStore store) {
        this.connection = connection;
        this.store = store;
    }

    /** Begins to measure a step, by the clock of the rows. */
    Supplier<Duration> measure() {
        return store.clock().measure();
    }

    /** Reads the rows on which the next plan is made; the position first, so that no change is missed. */
    List<AppliedRevision> look() throws SQLException {
        seen = store.position(connection);
        othersWereHere = false;
        return store.read(connection);
    }

    /** Keeps other writers out until the transaction ends, which has to be a new one. */
    void enter() throws SQLException, OvertakenException {
        reenter();
        if (othersWereHere) {
            throw new OvertakenException();
        }
    }

    /** The same in the midst of a step; what others did meanwhile is noticed before the next one. */
    void reenter() throws SQLException {
        if (store.lock(connection) != seen) {
            othersWereHere = true;
        }
    }

    void insert(List<NewRevision> rows) throws SQLException {
        write(() -> store.insert(connection, rows));
    }

    void delete(Attempt attempt) throws SQLException {
        write(() -> store.delete(connection, attempt));
    }

    /** A change, and the position that the log has after it. */
    @FunctionalInterface
    private interface Write {
        long run() throws SQLException;
    }

    private void write(Write write) throws SQLException {
        try {
            seen = write.run();
        } catch (SQLException e) {
            refused = e;
            throw e;
        }
    }

    void log(Attempt attempt) throws SQLException {
        store.log(connection, attempt);
    }

    /** Whether a failure means that somebody did one of these steps without a row in the log, by hand for example. */
    boolean isOvertaken(Exception failure, List<Step> steps) {
        if (failure != refused) {
            return false;
        }
        try {
            Set<String> applied = store.read(connection).stream()
                    .map(row -> row.revision().id())
                    .collect(Collectors.toSet());
            return steps.stream()
                    .anyMatch(step -> applied.contains(step.revision().id())
                            == (step.direction() == Direction.UPGRADE || step.direction() == Direction.STAMP));
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return false;
        }
    }
}
