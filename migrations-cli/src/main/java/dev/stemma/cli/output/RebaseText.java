package dev.stemma.cli.output;

import dev.stemma.migrations.author.MovedBranch;
import dev.stemma.migrations.author.RebasePlan;
import dev.stemma.migrations.author.Reparenting;
import java.util.List;

/** Says what a rebase will do. */
public final class RebaseText {

    private RebaseText() {}

    /** A line for each branch, and below it one for each script that changes. */
    public static void write(Console console, RebasePlan plan) {
        for (MovedBranch branch : plan.branches()) {
            console.result("The branch of " + console.styled(Style.YELLOW, branch.head()) + " ("
                    + count(branch.revisions().size()) + ") moves onto " + console.styled(Style.YELLOW, branch.onto())
                    + ": " + plan.reason() + ".");
            branch.changes().forEach(change -> console.result("  " + line(change)));
        }
    }

    private static String line(Reparenting change) {
        return change.revision().source() + ": revises "
                + names(change.revision().parents()) + " -> " + names(change.parents());
    }

    private static String names(List<String> parents) {
        return parents.isEmpty() ? "<base>" : String.join(", ", parents);
    }

    private static String count(int revisions) {
        return revisions == 1 ? "1 revision" : revisions + " revisions";
    }
}
