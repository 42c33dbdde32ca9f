package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.cli.output.document.OfflineDocument;
import dev.stemma.cli.output.document.PlanDocument;
import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.plan.Plan;
import java.time.Duration;
import java.util.List;

/** Shows what was done, or would be done. */
final class PlannedRun {

    private final String command;
    private final Console console;

    PlannedRun(String command, Console console) {
        this.command = command;
        this.console = console;
    }

    int show(RunReport report) {
        return showDone(report.plan(), report.duration());
    }

    int showDone(Plan plan, Duration duration) {
        console.document(PlanDocument.done(command, plan, duration));
        sayDone(plan, duration);
        return ExitCode.DONE.number();
    }

    /** The text alone. */
    void sayDone(Plan plan, Duration duration) {
        if (plan.isEmpty()) {
            console.result(nothingToDo(plan));
        } else {
            int steps = plan.steps().size();
            console.result("Now at " + heads(plan.headsAfter()) + " (" + steps + (steps == 1 ? " step, " : " steps, ")
                    + duration.toMillis() + " ms).");
        }
    }

    int showDryRun(Plan plan) {
        console.document(PlanDocument.dryRun(command, plan));
        if (plan.isEmpty()) {
            console.result(nothingToDo(plan));
        } else {
            plan.steps().forEach(step -> console.result(ProgressLines.line(step)));
            console.result("Dry run: from " + heads(plan.headsBefore()) + " to " + heads(plan.headsAfter())
                    + "; nothing was changed.");
        }
        return ExitCode.DONE.number();
    }

    /** The script and nothing else, so that it can be piped to psql. */
    int showScript(OfflineScript script) {
        console.document(OfflineDocument.of(command, script));
        console.result(script.sql().stripTrailing());
        return ExitCode.DONE.number();
    }

    private String nothingToDo(Plan plan) {
        String at = "the database is at " + heads(plan.headsAfter());
        return plan.isPassed() && command.equals("upgrade")
                ? "Nothing to do: " + plan.target() + " is applied already and " + at
                        + "; to go back, use 'migrate downgrade " + plan.target() + "'."
                : "Nothing to do: " + at + ".";
    }

    private static String heads(List<String> heads) {
        return heads.isEmpty() ? "base" : String.join(", ", heads);
    }
}
