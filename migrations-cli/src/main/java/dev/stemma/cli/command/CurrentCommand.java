package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.cli.project.Histories;
import dev.stemma.migrations.run.RunListener;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate current}. */
@Command(
        name = "current",
        mixinStandardHelpOptions = true,
        description = "Show the revisions that the database is at (-v: with all details).")
final class CurrentCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Option(names = "--check-heads", description = "Exit with code 3 unless all heads of the scripts are applied.")
    private boolean checkHeads;

    /** The command without options of its own. */
    static CurrentCommand of(MigrateCommand migrate) {
        CurrentCommand command = new CurrentCommand();
        command.migrate = migrate;
        return command;
    }

    @Override
    public Integer call() {
        Console console = migrate.console();
        return migrate.withStemma(RunListener.SILENT, stemma -> {
            Histories histories = new Histories(stemma.scripts(), stemma.applied());
            List<HistoryEntry> current = histories.newestFirst().stream()
                    .filter(HistoryEntry::current)
                    .toList();
            console.document(HistoryDocument.of(current));
            if (current.isEmpty()) {
                console.result("base: no revision is applied");
            }
            HistoryText.namesOrDetails(
                    console, current.stream().map(HistoryEntry::unmarked).toList());
            List<String> missing = histories.missingHeads();
            if (checkHeads && !missing.isEmpty()) {
                console.error("The database is not at all heads; not applied: " + String.join(", ", missing)
                        + ". 'migrate upgrade heads' applies what is pending");
                return ExitCode.FOUND.number();
            }
            return ExitCode.DONE.number();
        });
    }
}
