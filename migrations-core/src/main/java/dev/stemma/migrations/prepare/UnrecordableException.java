package dev.stemma.migrations.prepare;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.script.CodeSection;
import org.jspecify.annotations.Nullable;

/** What a revision in Java does cannot be written down as SQL. The message says where and why, and what to do. */
public final class UnrecordableException extends StemmaException {

    private final String path;
    private final int line;

    UnrecordableException(CodeSection section, int line, String problem, @Nullable Throwable cause) {
        super(
                ErrorCode.NEEDS_DATABASE,
                section.path() + (line > 0 ? ":" + line : "") + ": this cannot be written down as SQL: " + problem,
                cause);
        this.path = section.path();
        this.line = line;
    }

    /**
     * The revision.
     *
     * @return its source or its class
     */
    public String path() {
        return path;
    }

    /**
     * Where in the revision.
     *
     * @return the line, from 1; 0 when it is not known
     */
    public int line() {
        return line;
    }
}
