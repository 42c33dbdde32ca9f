package dev.stemma.cli.command;

import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.migrations.OneshotReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate oneshot}. */
@Command(
        name = "oneshot",
        mixinStandardHelpOptions = true,
        description = "Create everything in a fresh database; change nothing in one that has revisions already.")
final class OneshotCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Parameters(
            arity = "0..1",
            defaultValue = "head",
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "Where to go (default: head).")
    private String target;

    @Override
    public Integer call() {
        Console console = migrate.console();
        PlannedRun planned = new PlannedRun("oneshot", console);
        return migrate.withStemma(
                ProgressLines.ofOneshot(console),
                stemma -> dryRun.asked() ? showDryRun(stemma.planOneshot(target), planned) : run(stemma, planned));
    }

    /** With a model the steps only record: the tables come from it. */
    private int showDryRun(Plan plan, PlannedRun planned) {
        if (!plan.isEmpty()) {
            MigrateCommand.model(migrate.configuration())
                    .ifPresent(model -> migrate.console()
                            .result("Creating tables by the model, statements: "
                                    + model.statements().size() + ". The revisions are recorded only:"));
        }
        return planned.showDryRun(plan);
    }

    private int run(Stemma stemma, PlannedRun planned) {
        OneshotReport report = stemma.oneshot(target);
        if (!report.wasFresh()) {
            migrate.console()
                    .progress("Detected an existing database (current revision: "
                            + String.join(", ", report.existingHeads()) + ")");
        }
        return planned.showDone(report.plan(), report.duration());
    }
}
