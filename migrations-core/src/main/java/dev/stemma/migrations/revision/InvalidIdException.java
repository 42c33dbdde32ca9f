package dev.stemma.migrations.revision;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** A revision id or a branch label has a form that is not allowed. */
public final class InvalidIdException extends StemmaException {

    private final String name;
    private final String source;

    InvalidIdException(String kind, String name, String source, String why) {
        super(
                ErrorCode.INVALID_ID,
                "\"%s\" in %s cannot be a %s: %s. Use letters, digits, underscores and dots."
                        .formatted(name, source, kind, why));
        this.name = name;
        this.source = source;
    }

    /**
     * The id or label that was refused.
     *
     * @return the text as written
     */
    public String name() {
        return name;
    }

    /**
     * Where it is written.
     *
     * @return the path of the script
     */
    public String source() {
        return source;
    }
}
