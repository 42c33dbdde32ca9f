package dev.stemma.migrations.author;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** Branches cannot be put one onto the other as asked. Nothing was written. */
public final class InvalidRebaseException extends StemmaException {

    private final List<String> heads;

    InvalidRebaseException(String problem, List<String> heads) {
        super(ErrorCode.INVALID_REBASE, problem + " Nothing was written.");
        this.heads = List.copyOf(heads);
    }

    /**
     * The heads that there are.
     *
     * @return their ids
     */
    public List<String> heads() {
        return heads;
    }
}
