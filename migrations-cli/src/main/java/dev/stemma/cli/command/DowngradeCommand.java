package dev.stemma.cli.command;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate downgrade}. */
@Command(
        name = "downgrade",
        mixinStandardHelpOptions = true,
        description = "Undo what is applied above a target, children first.")
final class DowngradeCommand extends PlannedCommand {

    @Parameters(
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "Where to go: -1, base, a revision id or the beginning of one.")
    private String target;

    DowngradeCommand() {
        super("downgrade");
    }

    @Override
    Plan plan(Stemma stemma) {
        return stemma.planDowngrade(target);
    }

    @Override
    RunReport run(Stemma stemma) {
        return stemma.downgrade(target);
    }

    @Override
    OfflineScript script(OfflineSql writer) {
        return writer.downgrade(target);
    }
}
