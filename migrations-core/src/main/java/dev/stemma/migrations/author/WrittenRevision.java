package dev.stemma.migrations.author;

import dev.stemma.migrations.revision.Revision;
import java.nio.file.Path;
import java.util.List;

/**
 * A revision whose script was written.
 *
 * @param revision the revision, as its script declares it
 * @param file the script
 * @param heads the heads of the graph with it, sorted
 */
public record WrittenRevision(Revision revision, Path file, List<String> heads) {

    public WrittenRevision {
        heads = List.copyOf(heads);
    }
}
