package dev.stemma.migrations.store;

import java.util.List;

/**
 * The rows of the bookkeeping.
 *
 * @param applied the applied revisions, in the order in which they were applied
 * @param halfDone what has begun without a transaction and has not ended; nothing in a sound database at rest
 */
public record StoredRows(List<AppliedRevision> applied, List<HalfDone> halfDone) {

    public StoredRows {
        applied = List.copyOf(applied);
        halfDone = List.copyOf(halfDone);
    }
}
