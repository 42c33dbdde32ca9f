package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** A target is well formed, and there is no way to it from here: wrong direction, or too many steps. */
public final class NoPathException extends StemmaException {

    private final String target;

    NoPathException(String target, String why, String instead) {
        this(target, "There is no way to \"%s\": %s. %s".formatted(target, why, instead));
    }

    private NoPathException(String target, String message) {
        super(ErrorCode.NO_PATH, message);
        this.target = target;
    }

    static NoPathException inRange(String range, String start) {
        return new NoPathException(
                range,
                "The range \"%s\" is empty: its end is not above %s, by parents or depends-on. Type the older revision first."
                        .formatted(range, start));
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
