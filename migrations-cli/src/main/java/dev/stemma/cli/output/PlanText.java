package dev.stemma.cli.output;

import dev.stemma.migrations.plan.Plan;
import java.time.Duration;
import java.util.List;

/** Says where a plan led, or would lead. */
public final class PlanText {

    private PlanText() {}

    /** After a run: where the database is now. */
    public static void done(Display display, String command, Plan plan, Duration duration) {
        if (plan.isEmpty()) {
            display.result(nothingToDo(command, plan));
        } else {
            int steps = plan.steps().size();
            display.result("Now at " + heads(plan.headsAfter()) + " (" + steps + (steps == 1 ? " step, " : " steps, ")
                    + duration.toMillis() + " ms).");
        }
    }

    /** Instead of a run: the steps, and that none was taken. */
    public static void dryRun(Display display, String command, Plan plan) {
        if (plan.isEmpty()) {
            display.result(nothingToDo(command, plan));
        } else {
            plan.steps().forEach(step -> display.result(ProgressLines.line(step)));
            display.result("Dry run: from " + heads(plan.headsBefore()) + " to " + heads(plan.headsAfter())
                    + "; nothing was changed.");
        }
    }

    private static String nothingToDo(String command, Plan plan) {
        String at = "the database is at " + heads(plan.headsAfter());
        return plan.isPassed() && command.equals("upgrade")
                ? "Nothing to do: " + plan.target() + " is applied already and " + at
                        + "; to go back, use 'migrate downgrade " + plan.target() + "'."
                : "Nothing to do: " + at + ".";
    }

    /** The revisions that a database is at. */
    public static String heads(List<String> heads) {
        return heads.isEmpty() ? "base" : String.join(", ", heads);
    }
}
