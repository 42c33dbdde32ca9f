package dev.stemma.cli.command;

import dev.stemma.cli.output.ProgressLines;
import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command that plans steps and runs them; with {@code --dry-run} it shows them, with {@code --sql} it writes them. */
abstract class PlannedCommand implements Callable<Integer> {

    private final String name;

    @ParentCommand
    private MigrateCommand migrate;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OfflineOptions offline = new OfflineOptions();

    PlannedCommand(String name) {
        this.name = name;
    }

    /** What picocli does where it reads the arguments. */
    final void within(MigrateCommand parent) {
        migrate = parent;
    }

    abstract Plan plan(Stemma stemma);

    abstract RunReport run(Stemma stemma);

    /** The script of what would be done. */
    abstract OfflineScript script(OfflineSql writer);

    @Override
    public final Integer call() {
        offline.check(migrate.configuration(), dryRun);
        PlannedRun planned = new PlannedRun(name, migrate.console());
        if (offline.asked()) {
            return planned.showScript(script(migrate.offline(ProgressLines.ofSteps(migrate.console()))));
        }
        return migrate.withStemma(
                ProgressLines.ofSteps(migrate.console()),
                stemma -> dryRun.asked() ? planned.showDryRun(plan(stemma)) : planned.show(run(stemma)));
    }
}
