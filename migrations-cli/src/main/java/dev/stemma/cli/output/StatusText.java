package dev.stemma.cli.output;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.repair.Discrepancy;
import dev.stemma.migrations.repair.Discrepancy.Kind;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
        if (status.isAhead()) {
            line(console, "Ahead", "the database is ahead of these scripts: a newer release has migrated it");
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
        Set<String> abandoned = status.integrity().of(List.of(Kind.HALF_DONE)).stream()
                .map(Discrepancy::revision)
                .collect(Collectors.toSet());
        status.halfDone().stream()
                .filter(each -> !abandoned.contains(each.revision().id()))
                .forEach(each -> line(
                        console,
                        "At work",
                        console.styled(Style.YELLOW, each.revision().id()) + " is " + each.inWords()));
        IntegrityText.write(console, status.integrity());
        if (status.isAtHead() && status.integrity().discrepancies().isEmpty()) {
            console.result(console.styled(Style.GREEN, "Up to date."));
        }
    }

    private static void line(Display console, String title, String value) {
        console.result(String.format(Locale.ROOT, "%-14s %s", title, value));
    }

    private static String ids(List<String> ids) {
        return ids.isEmpty() ? "base" : String.join(", ", ids);
    }

    private static String name(Display console, Revision revision) {
        return console.styled(Style.YELLOW, revision.id()) + " " + revision.message();
    }
}
