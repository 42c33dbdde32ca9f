package dev.stemma.migrations;

import dev.stemma.migrations.prepare.ChangedScript;
import dev.stemma.migrations.repair.Integrity;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.HalfDone;
import java.util.List;

/**
 * How a database stands to the scripts.
 *
 * @param applied the rows of the bookkeeping, in the order in which they were applied
 * @param currentHeads the applied revisions that no other applied revision stands on, sorted
 * @param scriptHeads the heads of the scripts, sorted
 * @param pending the revisions of the scripts that are not applied, parents first
 * @param gaps those of {@code pending} that are ancestors of an applied revision
 * @param unknown applied revisions that have no script here
 * @param withoutWayBack applied revisions that can be undone only by their scripts, if at all: nothing is kept in the
 *     database, though they have a downgrade here, or no script
 * @param changed scripts that are not what they were when they were applied
 * @param halfDone upgrades, which are among {@code pending}, and downgrades, which are among {@code applied}, that run
 *     without a transaction and have begun, and not ended
 * @param integrity where scripts, bookkeeping and its log contradict one another, and how to mend it; most of it is told by
 *     the lists above too
 */
public record Status(
        List<AppliedRevision> applied,
        List<String> currentHeads,
        List<String> scriptHeads,
        List<Revision> pending,
        List<String> gaps,
        List<Revision> unknown,
        List<Revision> withoutWayBack,
        List<ChangedScript> changed,
        List<HalfDone> halfDone,
        Integrity integrity) {

    public Status {
        applied = List.copyOf(applied);
        currentHeads = List.copyOf(currentHeads);
        scriptHeads = List.copyOf(scriptHeads);
        pending = List.copyOf(pending);
        gaps = List.copyOf(gaps);
        unknown = List.copyOf(unknown);
        withoutWayBack = List.copyOf(withoutWayBack);
        changed = List.copyOf(changed);
        halfDone = List.copyOf(halfDone);
    }

    /**
     * Whether everything that the scripts have is applied.
     *
     * @return true when nothing is pending and nothing half undone
     */
    public boolean isAtHead() {
        return pending.isEmpty() && halfDone.isEmpty();
    }

    /**
     * Whether a newer release has migrated the database: it has all that the scripts have, and more.
     *
     * @return true when nothing is pending and revisions are applied that have no script here
     */
    public boolean isAhead() {
        return pending.isEmpty() && !unknown.isEmpty();
    }
}
