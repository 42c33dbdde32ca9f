package dev.stemma.cli.command;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate upgrade}. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = "Apply what a target needs and is not applied yet, parents first.")
final class UpgradeCommand extends PlannedCommand {

    @Parameters(
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "Where to go: head, heads, a revision id or the beginning of one, +2.")
    private String target;

    UpgradeCommand() {
        super("upgrade");
    }

    /** The command without options of its own. */
    static UpgradeCommand of(MigrateCommand migrate, String target) {
        UpgradeCommand command = new UpgradeCommand();
        command.within(migrate);
        command.target = target;
        return command;
    }

    @Override
    Plan plan(Stemma stemma) {
        return stemma.planUpgrade(target);
    }

    @Override
    RunReport run(Stemma stemma) {
        return stemma.upgrade(target);
    }

    @Override
    OfflineScript script(OfflineSql writer) {
        return writer.upgrade(target);
    }
}
