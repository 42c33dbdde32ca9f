package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/** A revision. */
public record RevisionDocument(
        String revision,
        List<String> parents,
        @JsonProperty("depends_on") List<String> dependsOn,
        @JsonProperty("branch_labels") List<String> branchLabels,
        String message,
        String path) {

    /** The shape of a revision. */
    public static RevisionDocument of(Revision revision) {
        return new RevisionDocument(
                revision.id(),
                revision.parents(),
                revision.dependsOn(),
                revision.labels(),
                revision.message(),
                revision.source());
    }
}
