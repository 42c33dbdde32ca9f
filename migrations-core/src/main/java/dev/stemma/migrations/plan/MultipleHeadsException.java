package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** A target asks for the one head, and there are several. */
public final class MultipleHeadsException extends StemmaException {

    private final String target;
    private final List<String> heads;

    MultipleHeadsException(String target, List<String> heads, String instead) {
        super(
                ErrorCode.MULTIPLE_HEADS,
                "\"%s\" asks for one head, and there are %d: %s. %s"
                        .formatted(target, heads.size(), Listing.of(heads), instead));
        this.target = target;
        this.heads = List.copyOf(heads);
    }

    /**
     * What was typed.
     *
     * @return the target
     */
    public String target() {
        return target;
    }

    /**
     * The heads that the target could mean.
     *
     * @return their ids, in topological order
     */
    public List<String> heads() {
        return heads;
    }
}
