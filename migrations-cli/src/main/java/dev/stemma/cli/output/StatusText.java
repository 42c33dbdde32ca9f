package dev.stemma.cli.output;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Locale;

/** Shows a status as aligned lines. */
public final class StatusText {

    private StatusText() {}

    /** Writes what the status says, the problems last. */
    public static void write(Display console, Status status) {
        line(console, "Database at", ids(status.currentHeads()));
        line(console, "Scripts' head", ids(status.scriptHeads()));
        line(console, "Applied", String.valueOf(status.applied().size()));
        line(console, "Pending", String.valueOf(status.pending().size()));
        status.pending().forEach(revision -> console.result("  " + name(console, revision)));
        if (!status.gaps().isEmpty()) {
            problem(console, "Gaps", ids(status.gaps()) + ": not applied, though revisions above are");
        }
        for (Revision unknown : status.unknown()) {
            problem(console, "No script", name(console, unknown));
        }
        for (Revision kept : status.withoutWayBack()) {
            line(
                    console,
                    "No way back",
                    name(console, kept) + ": none is kept in the database; "
                            + (status.unknown().contains(kept)
                                    ? "it takes the script"
                                    : "its script is needed to undo it"));
        }
        status.halfDone()
                .forEach(each -> problem(console, "Half done", each.revision().id() + " is " + each.inWords()));
        status.changed()
                .forEach(script ->
                        problem(console, "Changed", script.path() + ": not what was applied as " + script.revision()));
        boolean sound = status.gaps().isEmpty()
                && status.changed().isEmpty()
                && status.unknown().isEmpty();
        if (status.isAtHead() && sound) {
            console.result(console.styled(Style.GREEN, "Up to date."));
        }
    }

    private static void line(Display console, String title, String value) {
        console.result(String.format(Locale.ROOT, "%-14s %s", title, value));
    }

    private static void problem(Display console, String title, String value) {
        line(console, title, console.styled(Style.RED, value));
    }

    private static String ids(List<String> ids) {
        return ids.isEmpty() ? "base" : String.join(", ", ids);
    }

    private static String name(Display console, Revision revision) {
        return console.styled(Style.YELLOW, revision.id()) + " " + revision.message();
    }
}
