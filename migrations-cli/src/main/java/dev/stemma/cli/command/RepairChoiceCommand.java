package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.cli.output.RepairText;
import dev.stemma.cli.output.document.RepairDocument;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.repair.RepairReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a person can decide about a revision. */
abstract sealed class RepairChoiceCommand implements Callable<Integer> {

    @ParentCommand
    private RepairCommand parent;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    abstract Repair repair();

    @Override
    public final Integer call() {
        Repair repair = repair();
        Console console = parent.migrate().console();
        return parent.migrate().withStemma(ProgressLines.ofSteps(console), stemma -> {
            RepairReport report = dryRun.asked() ? stemma.planRepair(repair) : stemma.repair(repair);
            console.document(RepairDocument.of(report, dryRun.asked()));
            RepairText.write(console, report, dryRun.asked());
            return ExitCode.DONE.number();
        });
    }

    /** {@code migrate repair accept-script}. */
    @Command(
            name = "accept-script",
            mixinStandardHelpOptions = true,
            description = {
                "The database is as the script says: its row takes the script's checksum, parents, dependencies, labels,"
                        + " message and downgrade."
            })
    static final class AcceptScript extends RepairChoiceCommand {

        @Parameters(arity = "0..*", paramLabel = "REVISION", description = "Ids, or unique beginnings of them.")
        private List<String> revisions = List.of();

        @Option(names = "--all", description = "All scripts that differ from their rows.")
        private boolean all;

        @Override
        Repair repair() {
            if (all == !revisions.isEmpty()) {
                throw new UserException(ExitCode.USAGE, "USAGE", "Name the revisions, or say --all");
            }
            return new Repair.AcceptScript(revisions);
        }
    }

    /** {@code migrate repair mark-applied}. */
    @Command(
            name = "mark-applied",
            mixinStandardHelpOptions = true,
            description = "The database has everything that the revision does: it gets, or keeps, its row.")
    static final class MarkApplied extends RepairChoiceCommand {

        @Parameters(arity = "1..*", paramLabel = "REVISION", description = "Ids, or unique beginnings of them.")
        private List<String> revisions;

        @Override
        Repair repair() {
            return new Repair.MarkApplied(revisions);
        }
    }

    /** {@code migrate repair mark-not-applied}. */
    @Command(
            name = "mark-not-applied",
            mixinStandardHelpOptions = true,
            description = "The database has nothing of what the revision does: its row, if there is one, is deleted.")
    static final class MarkNotApplied extends RepairChoiceCommand {

        @Parameters(arity = "1..*", paramLabel = "REVISION", description = "Ids, or unique beginnings of them.")
        private List<String> revisions;

        @Override
        Repair repair() {
            return new Repair.MarkNotApplied(revisions);
        }
    }
}
