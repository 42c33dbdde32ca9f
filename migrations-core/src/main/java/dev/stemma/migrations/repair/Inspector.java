package dev.stemma.migrations.repair;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.LogEvidence;
import dev.stemma.migrations.store.RepairStore;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for discrepancies: reads what the rows do not say (the log, the ways back), in three queries at most.
 *
 * @param scripts the scripts at hand
 * @param store the bookkeeping
 */
public record Inspector(ScriptCatalog scripts, RevisionStore store) {

    /**
     * Looks from outside any run: what a session is at work on is no discrepancy.
     *
     * @param connection any connection to the database
     * @param rows the rows of the bookkeeping
     * @return how all fits together
     * @throws SQLException when the database fails
     */
    public Integrity inspect(Connection connection, StoredRows rows) throws SQLException {
        List<HalfDone> abandoned = new ArrayList<>();
        for (HalfDone each : rows.halfDone()) {
            String session = each.session();
            if (session == null
                    || store.claims().holder(connection, session, false).isEmpty()) {
                abandoned.add(each);
            }
        }
        return inspect(connection, rows, abandoned);
    }

    /**
     * Looks where nobody is at work, or where that will be found out later.
     *
     * @param connection any connection to the database
     * @param rows the rows of the bookkeeping
     * @return how all fits together
     * @throws SQLException when the database fails
     */
    Integrity inspectAtRest(Connection connection, StoredRows rows) throws SQLException {
        return inspect(connection, rows, rows.halfDone());
    }

    private Integrity inspect(Connection connection, StoredRows rows, List<HalfDone> abandoned) throws SQLException {
        RepairStore repairs = new RepairStore(store);
        Optional<LogEvidence> log = repairs.evidence(connection);
        Map<String, String> waysBack = rows.applied().isEmpty() ? Map.of() : repairs.waysBack(connection);
        List<Discrepancy> found = new Comparison(
                        scripts, rows, abandoned, log.orElse(LogEvidence.NONE), waysBack, repairs.table())
                .discrepancies();
        return new Integrity(found, log.isPresent());
    }
}
