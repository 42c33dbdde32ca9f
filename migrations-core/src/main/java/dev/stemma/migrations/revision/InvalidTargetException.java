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
        this(target, "target", why, instead);
    }

    private InvalidTargetException(String target, String kind, String why, String instead) {
        super(ErrorCode.INVALID_TARGET, "\"%s\" is not a %s: %s. %s".formatted(target, kind, why, instead));
        this.target = target;
    }

    /**
     * A refusal of a range.
     *
     * @param range what was typed
     * @param why why it is not a range, a clause without a full stop
     * @param instead what to type instead, a sentence
     * @return the exception, to be thrown
     */
    public static InvalidTargetException range(String range, String why, String instead) {
        return new InvalidTargetException(range, "range", why, instead);
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
