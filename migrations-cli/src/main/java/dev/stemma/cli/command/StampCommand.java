package dev.stemma.cli.command;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.plan.Plan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate stamp}. */
@Command(
        name = "stamp",
        mixinStandardHelpOptions = true,
        description = "Record where the database is, without running anything.")
final class StampCommand extends PlannedCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "Where the database is: head, heads, base, revision ids or the beginnings of them.")
    private List<String> targets;

    StampCommand() {
        super("stamp");
    }

    @Override
    Plan plan(Stemma stemma) {
        return stemma.planStamp(targets);
    }

    @Override
    RunReport run(Stemma stemma) {
        return stemma.stamp(targets);
    }

    @Override
    OfflineScript script(OfflineSql writer) {
        return writer.stamp(String.join(",", targets));
    }
}
