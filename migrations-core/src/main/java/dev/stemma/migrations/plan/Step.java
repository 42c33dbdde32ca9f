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
}
