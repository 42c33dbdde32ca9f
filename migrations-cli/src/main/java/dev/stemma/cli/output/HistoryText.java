package dev.stemma.cli.output;

import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows revisions as lines, or as a graph. */
public final class HistoryText {

    private HistoryText() {}

    /** A line a revision. */
    public static void lines(Display console, List<HistoryEntry> newestFirst) {
        newestFirst.forEach(entry -> console.result(entry.line(console)));
    }

    /** A line a revision, without its parents. */
    public static void names(Display console, List<HistoryEntry> entries) {
        entries.forEach(entry -> console.result(entry.name(console)));
    }

    /** A line a revision, or all details where these were asked for. */
    public static void namesOrDetails(Display console, List<HistoryEntry> entries) {
        if (console.verbosity() > 0) {
            entries.forEach(entry -> details(console, entry));
        } else {
            names(console, entries);
        }
    }

    /** Everything that the header of one revision says. */
    public static void details(Display console, HistoryEntry entry) {
        Revision revision = entry.revision();
        console.result(entry.name(console));
        field(console, "Revises", String.join(", ", revision.parents()));
        field(console, "Depends on", String.join(", ", revision.dependsOn()));
        field(console, "Branch labels", String.join(", ", entry.labels()));
        field(console, "Script", revision.source());
        console.result("");
    }

    /** A revision below another. */
    public static void child(Display console, HistoryEntry entry) {
        console.result("  -> " + entry.name(console));
    }

    private static void field(Display console, String title, String value) {
        if (!value.isEmpty()) {
            console.result(String.format(Locale.ROOT, "  %-14s %s", title, value));
        }
    }

    /** A graph, newest revision on top. */
    public static void graph(Display console, List<HistoryEntry> newestFirst) {
        graph(console, newestFirst, Integer.MAX_VALUE);
    }

    /** A graph, newest revision on top, in so many columns: messages are cut where they do not fit. */
    public static void graph(Display console, List<HistoryEntry> newestFirst, int width) {
        Set<String> shown =
                newestFirst.stream().map(entry -> entry.revision().id()).collect(Collectors.toSet());
        GraphDrawing drawing = new GraphDrawing();
        for (HistoryEntry entry : newestFirst) {
            Revision revision = entry.revision();
            List<String> parents =
                    revision.parents().stream().filter(shown::contains).toList();
            drawing.add(revision.id(), parents, used -> entry.withOwnLabels().name(console, width - used));
        }
        drawing.lines().forEach(console::result);
    }
}
