package dev.stemma.migrations.script;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.script.source.SourceException;
import org.jspecify.annotations.Nullable;

/** A revision script that cannot be understood. Nothing has run. */
public final class InvalidScriptException extends StemmaException {

    private final String path;
    private final int line;

    InvalidScriptException(SourceException problems) {
        super(ErrorCode.INVALID_SCRIPT, String.valueOf(problems.getMessage()), problems);
        this.path = problems.problems().get(0).path();
        this.line = problems.problems().get(0).line();
    }

    InvalidScriptException(String path, String problem, Throwable cause) {
        this(path, 0, problem, cause);
    }

    InvalidScriptException(String path, String problem) {
        this(path, 0, problem, null);
    }

    InvalidScriptException(String path, int line, String problem) {
        this(path, line, problem, null);
    }

    InvalidScriptException(String path, int line, String problem, @Nullable Throwable cause) {
        super(ErrorCode.INVALID_SCRIPT, path + (line > 0 ? ":" + line : "") + ": " + problem, cause);
        this.path = path;
        this.line = line;
    }

    /**
     * The script.
     *
     * @return its path
     */
    public String path() {
        return path;
    }

    /**
     * Where in the script.
     *
     * @return the line, from 1; 0 when it is not a matter of one line
     */
    public int line() {
        return line;
    }
}
