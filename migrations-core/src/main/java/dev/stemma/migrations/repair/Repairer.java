package dev.stemma.migrations.repair;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.Runner;
import dev.stemma.migrations.store.BookkeepingRow;
import dev.stemma.migrations.store.RepairStore;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.RowChange;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does what a person has decided: looks, and under the lock of a run, in one transaction in which others are kept out, looks
 * again and writes. All or nothing.
 *
 * @param scripts the scripts at hand
 * @param store the bookkeeping
 */
public record Repairer(ScriptCatalog scripts, RevisionStore store) {

    /**
     * What {@link #repair} would do; writes nothing and takes no lock.
     *
     * @param connection any connection to the database
     * @param repair what was decided
     * @return the rows that would change
     * @throws RepairRefusedException when there is nothing that it would mend, or it would tear something else apart
     * @throws SQLException when the database fails
     */
    public RepairReport plan(Connection connection, Repair repair) throws SQLException {
        return report(connection, store.rows(connection), repair);
    }

    /**
     * Repairs.
     *
     * @param connection as for {@link Runner#run}
     * @param runner knows the lock
     * @param repair what was decided
     * @return the rows that changed
     * @throws RepairRefusedException when there is nothing, or nothing any more, that it would mend, or it would tear
     *     something else apart
     * @throws dev.stemma.migrations.error.StemmaException when the lock was not to be had, or a script cannot be read
     * @throws SQLException when the database fails
     */
    public RepairReport repair(Connection connection, Runner runner, Repair repair) throws SQLException {
        plan(connection, repair);
        RepairStore repairs = new RepairStore(store);
        repairs.prepare(connection);
        return runner.change(connection, rows -> {
            RepairReport report = report(connection, rows, repair);
            for (RowChange change : report.changes()) {
                repairs.write(connection, report.action(), change);
            }
            return report;
        });
    }

    private RepairReport report(Connection connection, StoredRows rows, Repair repair) throws SQLException {
        List<Discrepancy> found =
                new Inspector(scripts, store).inspectAtRest(connection, rows).discrepancies();
        Set<String> withRow = new HashSet<>();
        rows.applied().forEach(row -> withRow.add(row.revision().id()));
        rows.halfDone().forEach(row -> withRow.add(row.revision().id()));
        withRow.retainAll(found.stream().map(Discrepancy::revision).toList());
        Map<String, BookkeepingRow> current = new RepairStore(store).rows(connection, withRow);
        return new RepairReport(
                repair.action(),
                new RepairPlanner(scripts, rows, found).changes(repair, id -> Optional.ofNullable(current.get(id))));
    }
}
