package dev.stemma.cli.output;

import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A revision as it is shown.
 *
 * @param revision the revision
 * @param labels its branch labels, inherited ones included
 * @param head whether no revision stands on it
 * @param branchPoint whether several do
 * @param current whether the database is at it
 */
public record HistoryEntry(Revision revision, Set<String> labels, boolean head, boolean branchPoint, boolean current) {

    /**
     * This entry where all are current, so that saying it would add nothing.
     *
     * @return the entry, not marked as current
     */
    public HistoryEntry unmarked() {
        return new HistoryEntry(revision, labels, head, branchPoint, false);
    }

    /** {@code parents -> id (what it is), message}, as Alembic writes it. */
    String line(Display console) {
        String below = revision.parents().isEmpty() ? "<base>" : String.join(", ", revision.parents());
        return below + " -> " + name(console);
    }

    /** This entry with the labels that it carries itself, for a graph, where one sees what it inherits. */
    HistoryEntry withOwnLabels() {
        return new HistoryEntry(revision, new TreeSet<>(revision.labels()), head, branchPoint, current);
    }

    /** {@code id (what it is), message}. */
    String name(Display console) {
        return name(console, Integer.MAX_VALUE);
    }

    /** {@code id (what it is), message}, the message cut where it does not fit into so many columns. */
    String name(Display console, int columns) {
        List<String> marks = new ArrayList<>();
        if (!labels.isEmpty()) {
            marks.add("(" + String.join(", ", labels) + ")");
        }
        if (head) {
            marks.add("(head)");
        }
        if (branchPoint) {
            marks.add("(branchpoint)");
        }
        if (revision.parents().size() > 1) {
            marks.add("(mergepoint)");
        }
        String plain = marks.isEmpty() ? "" : " " + String.join(" ", marks);
        String now = current ? " (current)" : "";
        int room = columns - revision.id().length() - plain.length() - now.length();
        return console.styled(Style.YELLOW, revision.id()) + plain + console.styled(Style.GREEN, now) + message(room);
    }

    private String message(int room) {
        String message = revision.message().isEmpty() ? "" : ", " + revision.message();
        return message.length() <= room ? message : message.substring(0, Math.max(0, room - 1)) + "…";
    }
}
