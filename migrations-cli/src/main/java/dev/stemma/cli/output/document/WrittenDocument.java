package dev.stemma.cli.output.document;

import dev.stemma.migrations.author.WrittenRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision whose script was written.
 *
 * @param command revision or merge
 * @param revision the new revision; null when there was nothing to merge
 * @param heads the heads of the graph afterwards
 */
public record WrittenDocument(String command, @Nullable RevisionDocument revision, List<String> heads) {

    /** The shape of a new revision. */
    public static WrittenDocument of(String command, WrittenRevision written) {
        return new WrittenDocument(command, RevisionDocument.of(written.revision()), written.heads());
    }

    /** The shape where nothing was written. */
    public static WrittenDocument nothing(String command, List<String> heads) {
        return new WrittenDocument(command, null, heads);
    }
}
