package dev.stemma.cli.command;

import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.Style;
import dev.stemma.cli.output.document.WrittenDocument;
import dev.stemma.migrations.author.WrittenRevision;
import dev.stemma.migrations.revision.Revision;
import java.util.List;

/** Shows a new revision. */
final class WrittenResult {

    private WrittenResult() {}

    static void show(Console console, String command, WrittenRevision written) {
        Revision revision = written.revision();
        console.document(WrittenDocument.of(command, written));
        console.result("Wrote " + revision.source());
        console.result("Revision " + console.styled(Style.YELLOW, revision.id())
                + (revision.parents().isEmpty() ? " is a base" : " revises " + String.join(", ", revision.parents()))
                + (written.heads().size() == 1
                        ? "."
                        : "; the heads are now " + String.join(", ", written.heads()) + "."));
    }

    static void showNothing(Console console, String command, List<String> heads, String why) {
        console.document(WrittenDocument.nothing(command, heads));
        console.result(why);
    }
}
