package dev.stemma.migrations.author;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import org.jspecify.annotations.Nullable;

/** A template for scripts or for file names that gives something of no use. Nothing was written. */
public final class InvalidTemplateException extends StemmaException {

    private final String template;

    InvalidTemplateException(String template, String problem, @Nullable Throwable cause) {
        super(ErrorCode.INVALID_TEMPLATE, template + ": " + problem + " Nothing was written.", cause);
        this.template = template;
    }

    /**
     * The template.
     *
     * @return its path, or the text of a template for file names
     */
    public String template() {
        return template;
    }
}
