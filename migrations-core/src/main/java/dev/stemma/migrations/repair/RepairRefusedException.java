package dev.stemma.migrations.repair;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/**
 * A repair is refused, with {@link ErrorCode#NOTHING_TO_REPAIR} where there is nothing, or nothing any more, that it would
 * mend, and with {@link ErrorCode#REPAIR_REFUSED} where it would tear something else apart. Nothing was changed.
 */
public final class RepairRefusedException extends StemmaException {

    private final List<String> revisions;

    private RepairRefusedException(ErrorCode code, String message, List<String> revisions) {
        super(code, message);
        this.revisions = List.copyOf(revisions);
    }

    static RepairRefusedException nothing(String revision, String reason) {
        return new RepairRefusedException(
                ErrorCode.NOTHING_TO_REPAIR, reason + " Nothing was changed.", List.of(revision));
    }

    static RepairRefusedException because(List<String> revisions, String reason) {
        return new RepairRefusedException(ErrorCode.REPAIR_REFUSED, reason, revisions);
    }

    /**
     * What stands in the way.
     *
     * @return the revisions for which there is nothing to repair, or those that would be torn apart from others
     */
    public List<String> revisions() {
        return revisions;
    }
}
