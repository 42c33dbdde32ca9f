package dev.stemma.migrations.author;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** A new revision was to stand on one that others stand on already, which would begin a branch unasked. */
public final class NotAHeadException extends StemmaException {

    private final String revision;
    private final List<String> heads;

    NotAHeadException(String revision, List<String> children, List<String> heads) {
        super(
                ErrorCode.NOT_A_HEAD,
                ("Revision %s is not a head: %s %s on it. Add --splice to begin a branch there, or take a head: %s."
                                + " Nothing was written.")
                        .formatted(
                                revision,
                                String.join(", ", children),
                                children.size() == 1 ? "stands" : "stand",
                                String.join(", ", heads)));
        this.revision = revision;
        this.heads = List.copyOf(heads);
    }

    /**
     * The parent that was asked for.
     *
     * @return its id
     */
    public String revision() {
        return revision;
    }

    /**
     * What could be the parent instead.
     *
     * @return the ids of the heads
     */
    public List<String> heads() {
        return heads;
    }
}
