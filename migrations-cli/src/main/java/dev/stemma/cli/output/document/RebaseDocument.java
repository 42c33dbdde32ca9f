package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.migrations.author.RebasePlan;
import java.util.Collection;
import java.util.List;

/**
 * What a rebase did, or would do.
 *
 * @param command rebase
 * @param dryRun whether nothing was written
 * @param reason why these branches move
 * @param branches the branches that move, in the order in which they are stacked
 * @param applied those of the moved revisions that the database has already
 * @param heads the heads of the graph afterwards
 */
public record RebaseDocument(
        String command,
        @JsonProperty("dry_run") boolean dryRun,
        String reason,
        List<BranchDocument> branches,
        List<String> applied,
        List<String> heads) {

    /** A branch that moves. */
    public record BranchDocument(String head, String onto, List<String> revisions, List<ChangeDocument> changes) {}

    /** New parents for a revision. */
    public record ChangeDocument(
            String revision,
            String path,
            @JsonProperty("parents_before") List<String> before,
            @JsonProperty("parents_after") List<String> after) {}

    /** The shape of a rebase. */
    public static RebaseDocument of(RebasePlan plan, boolean dryRun, Collection<String> applied) {
        return new RebaseDocument(
                "rebase",
                dryRun,
                plan.reason(),
                plan.branches().stream()
                        .map(branch -> new BranchDocument(
                                branch.head(),
                                branch.onto(),
                                branch.revisions(),
                                branch.changes().stream()
                                        .map(change -> new ChangeDocument(
                                                change.revision().id(),
                                                change.revision().source(),
                                                change.revision().parents(),
                                                change.parents()))
                                        .toList()))
                        .toList(),
                List.copyOf(applied),
                plan.headsAfter());
    }
}
