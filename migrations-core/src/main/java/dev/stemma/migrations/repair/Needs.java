package dev.stemma.migrations.repair;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which revisions stand on which: by the scripts, and by the rows of those without one. Unlike a graph it can be asked of
 * rows that make none.
 *
 * @param scripts the scripts at hand
 * @param applied the rows of applied revisions
 */
record Needs(ScriptCatalog scripts, List<AppliedRevision> applied) {

    /** What a revision stands on itself. */
    List<String> of(Revision revision) {
        if (scripts.graph().contains(revision.id())) {
            return scripts.graph().needs(revision.id());
        }
        List<String> needs = new ArrayList<>(revision.parents());
        needs.addAll(revision.dependsOn());
        return needs;
    }

    /** The applied revisions, besides these, that stand on one of these themselves. */
    List<String> above(Collection<String> ids) {
        return applied.stream()
                .map(AppliedRevision::revision)
                .filter(revision -> !ids.contains(revision.id()))
                .filter(revision -> of(revision).stream().anyMatch(ids::contains))
                .map(Revision::id)
                .toList();
    }
}
