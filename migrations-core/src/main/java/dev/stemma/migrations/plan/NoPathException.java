package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** A target is well formed, and there is no way to it from here: wrong direction, or too many steps. */
public final class NoPathException extends StemmaException {

    private final String target;

    NoPathException(String target, String why, String instead) {
        super(ErrorCode.NO_PATH, "There is no way to \"%s\": %s. %s".formatted(target, why, instead));
        this.target = target;
    }

    /**
     * What was typed.
     *
     * @return the target
     */
    public String target() {
        return target;
    }
}
