package dev.stemma.migrations.author;

import dev.stemma.migrations.revision.Revision;
import java.util.List;

/**
 * New parents for one revision.
 *
 * @param revision the revision as it is now
 * @param parents the ids that it will revise
 */
public record Reparenting(Revision revision, List<String> parents) {

    public Reparenting {
        parents = List.copyOf(parents);
    }

    /** The revision as it will be. */
    Revision after() {
        return new Revision(
                revision.id(), parents, revision.dependsOn(), revision.labels(), revision.message(), revision.source());
    }
}
