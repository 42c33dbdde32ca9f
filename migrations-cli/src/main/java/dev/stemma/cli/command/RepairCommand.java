package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.IntegrityText;
import dev.stemma.cli.output.document.IntegrityDocument;
import dev.stemma.migrations.repair.Integrity;
import dev.stemma.migrations.run.RunListener;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code migrate repair}: without a choice it only tells what there is to choose. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Show where scripts, bookkeeping and its log contradict one another, and the commands that mend it;"
                    + " exit code 3 when something is found.",
            "With a COMMAND, make the bookkeeping say what you have found out. Nothing is run on your tables."
        },
        subcommands = {
            RepairChoiceCommand.AcceptScript.class,
            RepairChoiceCommand.MarkApplied.class,
            RepairChoiceCommand.MarkNotApplied.class,
        })
final class RepairCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    MigrateCommand migrate() {
        return migrate;
    }

    @Override
    public Integer call() {
        Console console = migrate.console();
        return migrate.withStemma(RunListener.SILENT, stemma -> {
            Integrity integrity = stemma.status().integrity();
            console.document(IntegrityDocument.of(integrity));
            IntegrityText.writeAll(console, integrity);
            return (integrity.discrepancies().isEmpty() ? ExitCode.DONE : ExitCode.FOUND).number();
        });
    }
}
