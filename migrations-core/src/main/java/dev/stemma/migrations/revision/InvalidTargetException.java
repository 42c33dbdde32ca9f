package dev.stemma.migrations.revision;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** A text does not have the form of a target. */
public final class InvalidTargetException extends StemmaException {

    private final String target;

    /**
     * A refusal.
     *
     * @param target what was typed
     * @param why why it is not a target, a clause without a full stop
     * @param instead what to type instead, a sentence
     */
    public InvalidTargetException(String target, String why, String instead) {
        super(ErrorCode.INVALID_TARGET, "\"%s\" is not a target: %s. %s".formatted(target, why, instead));
        this.target = target;
    }

    /**
     * What was typed.
     *
     * @return the text
     */
    public String target() {
        return target;
    }
}
