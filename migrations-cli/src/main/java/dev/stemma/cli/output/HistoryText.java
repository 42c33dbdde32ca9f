package dev.stemma.cli.output;

import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Locale;

/** Shows revisions as lines, or as a graph. */
public final class HistoryText {

    private HistoryText() {}

    /** A line a revision. */
    public static void lines(Console console, List<HistoryEntry> newestFirst) {
        newestFirst.forEach(entry -> console.result(entry.line(console)));
    }

    /** A line a revision, without its parents. */
    public static void names(Console console, List<HistoryEntry> entries) {
        entries.forEach(entry -> console.result(entry.name(console)));
    }

    /** Everything that the header of one revision says. */
    public static void details(Console console, HistoryEntry entry) {
        Revision revision = entry.revision();
        console.result(entry.name(console));
        field(console, "Revises", String.join(", ", revision.parents()));
        field(console, "Depends on", String.join(", ", revision.dependsOn()));
        field(console, "Branch labels", String.join(", ", entry.labels()));
        field(console, "Script", revision.source());
        console.result("");
    }

    private static void field(Console console, String title, String value) {
        if (!value.isEmpty()) {
            console.result(String.format(Locale.ROOT, "  %-14s %s", title, value));
        }
    }

    /** A graph, newest revision on top. */
    public static void graph(Console console, List<HistoryEntry> newestFirst) {
        GraphDrawing drawing = new GraphDrawing();
        newestFirst.forEach(
                entry -> drawing.add(entry.revision().id(), entry.revision().parents(), entry.name(console)));
        drawing.lines().forEach(console::result);
    }
}
