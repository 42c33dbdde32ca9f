package dev.stemma.migrations;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The database has revisions that these scripts do not, and either there is something to upgrade besides, or a
 * {@link Startup} does not accept that. Nothing has run.
 */
public final class DatabaseAheadException extends StemmaException {

    private final List<Revision> revisions;

    DatabaseAheadException(List<Revision> revisions, List<AppliedRevision> applied) {
        this("The database has revisions that these scripts do not: ", revisions, applied);
    }

    static DatabaseAheadException refused(List<Revision> revisions, List<AppliedRevision> applied) {
        return new DatabaseAheadException(
                "The database is ahead of these scripts, which this start does not accept: ", revisions, applied);
    }

    private DatabaseAheadException(String what, List<Revision> revisions, List<AppliedRevision> applied) {
        super(
                ErrorCode.UNKNOWN_APPLIED,
                what
                        + revisions.stream()
                                .map(revision -> revision.id() + " (" + revision.message() + ")")
                                .collect(Collectors.joining(", "))
                        + ". Nothing was changed. Use the scripts that have them" + insteadOfThem(revisions, applied));
        this.revisions = List.copyOf(revisions);
    }

    private static String insteadOfThem(List<Revision> revisions, List<AppliedRevision> applied) {
        String lost = applied.stream()
                .filter(row -> !row.reversible() && revisions.contains(row.revision()))
                .map(row -> row.revision().id())
                .collect(Collectors.joining(", "));
        return lost.isEmpty()
                ? ", or go back to what both know by " + waysBack(revisions)
                        + ", which the database itself remembers how to do"
                : "; to go back needs them too, for the database keeps no way back from " + lost;
    }

    /** One way back for each branch of these revisions: to the parent that both know. */
    private static String waysBack(List<Revision> revisions) {
        Set<String> unknown = revisions.stream().map(Revision::id).collect(Collectors.toSet());
        return revisions.stream()
                .filter(revision -> revision.parents().stream().noneMatch(unknown::contains))
                .map(revision -> revision.parents().stream().findFirst().orElse("base"))
                .distinct()
                .map(target -> "'migrate downgrade " + target + "'")
                .collect(Collectors.joining(" and "));
    }

    /**
     * The revisions without a script.
     *
     * @return the revisions, in the order in which they were applied
     */
    public List<Revision> revisions() {
        return revisions;
    }
}
