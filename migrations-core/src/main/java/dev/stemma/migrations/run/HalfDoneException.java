package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/**
 * A step that no transaction can undo is half done, and what was asked for cannot go on from there. Nothing has run. The
 * message says what is half done, and how to mend it.
 */
public final class HalfDoneException extends StemmaException {

    private final String revision;

    /**
     * A refusal.
     *
     * @param revision the id of the revision that is half done
     * @param message what is half done and what to do
     */
    public HalfDoneException(String revision, String message) {
        super(ErrorCode.HALF_DONE, message);
        this.revision = revision;
    }

    /**
     * What is half done.
     *
     * @return the id of the revision
     */
    public String revision() {
        return revision;
    }
}
