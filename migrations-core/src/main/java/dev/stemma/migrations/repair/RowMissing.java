package dev.stemma.migrations.repair;

import dev.stemma.migrations.store.LogEvidence;
import java.util.ArrayList;
import java.util.List;

/**
 * The row of a revision that is applied by the log is not there.
 *
 * @param revision the id
 * @param row where the row should be
 * @param log the newest entry about it
 * @param hasScript whether it has a script here, from which the row can be written again
 * @param above the applied revisions that stand on it
 */
public record RowMissing(String revision, String row, LogEvidence.Entry log, boolean hasScript, List<String> above)
        implements Discrepancy {

    public RowMissing {
        above = List.copyOf(above);
    }

    @Override
    public Kind kind() {
        return Kind.ROW_MISSING;
    }

    @Override
    public String where() {
        return row;
    }

    @Override
    public String explanation() {
        return "The " + row + " is missing: the log says that the revision "
                + (log.begun()
                        ? "was begun without a transaction (" + log.action() + " at " + log.at()
                                + "), so that the database may have any part of it"
                        : "is applied (" + log.action() + " at " + log.at() + ")")
                + ". The row was deleted by hand."
                + (hasScript ? "" : " To record it as applied again needs its script, which is not here.")
                + Remedy.standing(above);
    }

    @Override
    public List<Remedy> remedies() {
        List<Remedy> remedies = new ArrayList<>();
        if (hasScript) {
            remedies.add(Remedy.repair("If the database has all of it", Repair.MarkApplied.ACTION, revision));
        }
        if (above.isEmpty()) {
            remedies.add(Remedy.repair("If the database has nothing of it", Repair.MarkNotApplied.ACTION, revision));
        }
        return List.copyOf(remedies);
    }
}
