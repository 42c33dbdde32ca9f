package dev.stemma.migrations.plan;

import dev.stemma.migrations.revision.Revision;
import java.util.List;

/**
 * One revision, up or down.
 *
 * @param direction which way
 * @param revision the revision that is applied, undone, recorded or forgotten
 * @param removedHeads the current heads that this step replaces, sorted
 * @param addedHeads the current heads that stand in their place afterwards, sorted
 */
public record Step(Direction direction, Revision revision, List<String> removedHeads, List<String> addedHeads) {

    public Step {
        removedHeads = List.copyOf(removedHeads);
        addedHeads = List.copyOf(addedHeads);
    }

    /**
     * The step as operators know it from Alembic.
     *
     * @return a line such as {@code upgrade a083c6c962e5 -> 85615e005fa3, Make kernels.requested_slots mandatory}
     */
    public String inWords() {
        String message = revision.message();
        return inShort() + (message.isEmpty() ? "" : ", " + message);
    }

    /**
     * The step without the revision's message.
     *
     * @return a line such as {@code upgrade a083c6c962e5 -> 85615e005fa3}
     */
    public String inShort() {
        String below = String.join(", ", revision.parents());
        String name = revision.id();
        return switch (direction) {
            case UPGRADE -> "upgrade " + below + " -> " + name;
            case DOWNGRADE -> "downgrade " + name + " -> " + below;
            case STAMP -> "stamp_revision " + below + " -> " + name;
            case UNSTAMP -> "stamp_revision " + name + " -> " + below;
        };
    }
}
