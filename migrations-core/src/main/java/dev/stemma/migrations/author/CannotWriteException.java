package dev.stemma.migrations.author;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import org.jspecify.annotations.Nullable;

/** A file of the project cannot be written, or is there already. The project is as it was before. */
public final class CannotWriteException extends StemmaException {

    private final String path;

    CannotWriteException(String path, String problem, @Nullable Throwable cause) {
        super(ErrorCode.CANNOT_WRITE, path + ": " + problem + ". The project is as it was before.", cause);
        this.path = path;
    }

    /**
     * The file.
     *
     * @return its path
     */
    public String path() {
        return path;
    }
}
