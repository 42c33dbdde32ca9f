package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** A revision that was named together with a branch is not on that branch. */
public final class NotInBranchException extends StemmaException {

    private final String revision;
    private final String branch;

    NotInBranchException(String revision, String branch) {
        super(
                ErrorCode.NOT_IN_BRANCH,
                "Revision %s is not on the branch \"%s\": neither descends from the other. Leave \"%s@\" out, or type \"%s@head\"."
                        .formatted(revision, branch, branch, branch));
        this.revision = revision;
        this.branch = branch;
    }

    /**
     * The revision that was named.
     *
     * @return its id
     */
    public String revision() {
        return revision;
    }

    /**
     * The branch that was named.
     *
     * @return the label or revision as typed
     */
    public String branch() {
        return branch;
    }
}
