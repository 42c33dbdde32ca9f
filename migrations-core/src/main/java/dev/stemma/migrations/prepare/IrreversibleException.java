package dev.stemma.migrations.prepare;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/** Revisions on the way down have no downgrade. Nothing has run. */
public final class IrreversibleException extends StemmaException {

    private final List<String> revisions;

    IrreversibleException(List<Revision> revisions) {
        super(
                ErrorCode.IRREVERSIBLE,
                "No way back through "
                        + String.join(
                                ", ",
                                revisions.stream()
                                        .map(IrreversibleException::name)
                                        .toList())
                        + ": irreversible, for want of a downgrade. Nothing was changed. Choose a target above,"
                        + " or write one: a '-- migrate:down' section, or the method downgrade of a revision in Java");
        this.revisions = revisions.stream().map(Revision::id).toList();
    }

    private static String name(Revision revision) {
        return revision.id() + " (" + revision.source() + ")";
    }

    /**
     * The revisions that cannot be undone.
     *
     * @return their ids, in the order in which they would be undone
     */
    public List<String> revisions() {
        return revisions;
    }
}
