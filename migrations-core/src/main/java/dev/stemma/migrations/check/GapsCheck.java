package dev.stemma.migrations.check;

import dev.stemma.migrations.Status;
import java.util.List;

/**
 * Whether the ancestors of applied revisions are applied.
 *
 * @param status how the database stands to the scripts
 */
public record GapsCheck(Status status) implements Check {

    @Override
    public String name() {
        return "gaps";
    }

    @Override
    public List<String> problems() {
        return status.gaps().stream()
                .map(id -> "Revision " + id + " is not applied, though revisions that stand on it are. Undo those, then"
                        + " upgrade; or record it with 'migrate stamp' if its work is done.")
                .toList();
    }
}
