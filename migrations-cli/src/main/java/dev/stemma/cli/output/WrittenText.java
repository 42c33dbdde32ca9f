package dev.stemma.cli.output;

import dev.stemma.migrations.author.WrittenRevision;
import dev.stemma.migrations.revision.Revision;

/** Shows a new revision. */
public final class WrittenText {

    private WrittenText() {}

    /** Writes where it is and what it stands on. */
    public static void write(Display display, WrittenRevision written) {
        Revision revision = written.revision();
        display.result("Wrote " + revision.source());
        display.result("Revision " + display.styled(Style.YELLOW, revision.id())
                + (revision.parents().isEmpty() ? " is a base" : " revises " + String.join(", ", revision.parents()))
                + (written.heads().size() == 1
                        ? "."
                        : "; the heads are now " + String.join(", ", written.heads()) + "."));
    }
}
