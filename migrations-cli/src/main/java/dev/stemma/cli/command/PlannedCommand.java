package dev.stemma.cli.command;

import dev.stemma.cli.output.ProgressLines;
import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command that plans steps and runs them, or with {@code --dry-run} only shows them. */
abstract class PlannedCommand implements Callable<Integer> {

    private final String name;

    @ParentCommand
    private MigrateCommand migrate;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    PlannedCommand(String name) {
        this.name = name;
    }

    abstract Plan plan(Stemma stemma);

    abstract RunReport run(Stemma stemma);

    @Override
    public final Integer call() {
        PlannedRun planned = new PlannedRun(name, migrate.console());
        return migrate.withStemma(
                ProgressLines.ofSteps(migrate.console()),
                stemma -> dryRun.asked() ? planned.showDryRun(plan(stemma)) : planned.show(run(stemma)));
    }
}
