package dev.stemma.cli.output;

import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    String line(Console console) {
        String below = revision.parents().isEmpty() ? "<base>" : String.join(", ", revision.parents());
        return below + " -> " + name(console);
    }

    /** {@code id (what it is), message}. */
    String name(Console console) {
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
        String id = console.styled(Style.YELLOW, revision.id());
        String now = current ? " " + console.styled(Style.GREEN, "(current)") : "";
        String plain = marks.isEmpty() ? "" : " " + String.join(" ", marks);
        return id + plain + now + (revision.message().isEmpty() ? "" : ", " + revision.message());
    }
}
