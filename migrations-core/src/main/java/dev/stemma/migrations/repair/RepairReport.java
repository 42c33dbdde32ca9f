package dev.stemma.migrations.repair;

import dev.stemma.migrations.store.RowChange;
import java.util.List;

/**
 * What a repair changed, or would change.
 *
 * @param action what was decided, see {@link Repair#action()}
 * @param changes the rows, in the order in which they were written
 */
public record RepairReport(String action, List<RowChange> changes) {

    public RepairReport {
        changes = List.copyOf(changes);
    }
}
