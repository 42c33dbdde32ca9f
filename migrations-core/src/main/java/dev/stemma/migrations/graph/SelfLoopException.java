package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/** A revision revises itself, or depends on itself or on a label of its own. */
public final class SelfLoopException extends InvalidGraphException {

    private final boolean dependency;

    SelfLoopException(Revision revision, boolean dependency) {
        super(
                ErrorCode.SELF_LOOP,
                "Revision %s names itself in \"%s\" (%s). Name the revision that has to come before it, or none."
                        .formatted(revision.id(), dependency ? "depends-on" : "revises", revision.source()),
                List.of(revision));
        this.dependency = dependency;
    }

    /**
     * Where it names itself.
     *
     * @return true for depends-on, false for {@code revises}
     */
    public boolean isDependency() {
        return dependency;
    }
}
