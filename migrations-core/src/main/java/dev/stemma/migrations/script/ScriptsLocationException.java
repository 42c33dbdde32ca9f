package dev.stemma.migrations.script;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import org.jspecify.annotations.Nullable;

/** A scripts location that does not exist or cannot be read. */
public final class ScriptsLocationException extends StemmaException {

    private final String location;

    ScriptsLocationException(String location, String problem, @Nullable Throwable cause) {
        super(ErrorCode.SCRIPTS_LOCATION, "Scripts location " + location + ": " + problem, cause);
        this.location = location;
    }

    /**
     * The location as it was configured.
     *
     * @return the location
     */
    public String location() {
        return location;
    }
}
