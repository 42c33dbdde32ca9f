package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.PlanText;
import dev.stemma.cli.output.document.OfflineDocument;
import dev.stemma.cli.output.document.PlanDocument;
import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.plan.Plan;
import java.time.Duration;

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
        PlanText.done(console, command, plan, duration);
    }

    int showDryRun(Plan plan) {
        console.document(PlanDocument.dryRun(command, plan));
        PlanText.dryRun(console, command, plan);
        return ExitCode.DONE.number();
    }

    /** The script and nothing else, so that it can be piped to psql. */
    int showScript(OfflineScript script) {
        console.document(OfflineDocument.of(command, script));
        console.result(script.sql().stripTrailing());
        return ExitCode.DONE.number();
    }
}
