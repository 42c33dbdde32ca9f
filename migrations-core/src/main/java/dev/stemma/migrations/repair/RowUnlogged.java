package dev.stemma.migrations.repair;

import dev.stemma.migrations.store.LogEvidence;
import java.util.List;
import java.util.Optional;

/**
 * A row is there of which the log does not know.
 *
 * @param revision the id
 * @param row the row
 * @param log the newest entry about the revision, which contradicts the row; empty where there is none
 * @param above the applied revisions that stand on it
 */
public record RowUnlogged(String revision, String row, Optional<LogEvidence.Entry> log, List<String> above)
        implements Discrepancy {

    public RowUnlogged {
        above = List.copyOf(above);
    }

    @Override
    public Kind kind() {
        return Kind.ROW_UNLOGGED;
    }

    @Override
    public String where() {
        return row;
    }

    @Override
    public String explanation() {
        return "The " + row + " says that the revision is applied, and the log "
                + log.map(entry -> entry.begun()
                                ? "says only that its " + entry.action() + " was begun at " + entry.at()
                                : "says that it is not (" + entry.action() + " at " + entry.at() + ")")
                        .orElse("has no entry about it")
                + ". The row was written by hand." + Remedy.standing(above);
    }

    @Override
    public List<Remedy> remedies() {
        Remedy there = Remedy.repair("If the database has all of it", Repair.MarkApplied.ACTION, revision);
        return above.isEmpty()
                ? List.of(
                        there,
                        Remedy.repair("If the database has nothing of it", Repair.MarkNotApplied.ACTION, revision))
                : List.of(there);
    }
}
