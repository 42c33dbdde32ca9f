package dev.stemma.cli.command;

import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.WrittenText;
import dev.stemma.cli.output.document.WrittenDocument;
import dev.stemma.migrations.author.WrittenRevision;
import java.util.List;

/** Shows a new revision. */
final class WrittenResult {

    private WrittenResult() {}

    static void show(Console console, String command, WrittenRevision written) {
        console.document(WrittenDocument.of(command, written));
        WrittenText.write(console, written);
    }

    static void showNothing(Console console, String command, List<String> heads, String why) {
        console.document(WrittenDocument.nothing(command, heads));
        console.result(why);
    }
}
