package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.store.Attempt;
import dev.stemma.migrations.store.ClaimStore;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.NewRevision;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Map<String, HalfDone> halfDone = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
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
    StoredRows look() throws SQLException {
        seen = store.position(connection);
        othersWereHere = false;
        StoredRows rows = store.rows(connection);
        halfDone.clear();
        rows.halfDone().forEach(each -> halfDone.put(each.revision().id(), each));
        return rows;
    }

    /** What an earlier run left of a revision, or null. */
    @Nullable
    HalfDone halfDone(String revision) {
        return halfDone.get(revision);
    }

    /** Claims a step for this session, in a transaction in which others are kept out. */
    StepClaim claim(PreparedStep step, @Nullable NewRevision row, Attempt attempt) throws SQLException {
        HalfDone earlier = halfDone.get(attempt.revision());
        ClaimStore claims = store.claims();
        StepClaim claim = new StepClaim(connection, claims, claims.session(connection), step, earlier);
        if (row != null && earlier == null) {
            try {
                claims.insertRunning(connection, row);
            } catch (SQLException e) {
                refused = e;
                throw e;
            }
        }
        write(() -> claims.claim(connection, attempt, row == null, claim.session(), claim.atFirst()));
        claimed.add(attempt.revision());
        return claim;
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
        for (NewRevision row : rows) {
            String revision = row.revision().id();
            if (claimed.contains(revision) || halfDone.containsKey(revision)) {
                store.claims().forget(connection, revision);
            }
        }
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
