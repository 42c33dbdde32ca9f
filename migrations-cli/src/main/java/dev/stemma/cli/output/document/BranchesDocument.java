package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** The branch points of a graph, newest first. */
public record BranchesDocument(
        @JsonProperty("branch_points") List<BranchPoint> branchPoints) {

    /** A revision and the ids of those that stand on it. */
    public record BranchPoint(@JsonUnwrapped RevisionDocument revision, List<String> children) {}
}
