package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.migrations.run.RunListener;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code migrate current}. */
@Command(name = "current", mixinStandardHelpOptions = true, description = "Show the revisions that the database is at.")
final class CurrentCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Override
    public Integer call() {
        Console console = migrate.console();
        return migrate.withStemma(RunListener.SILENT, stemma -> {
            List<HistoryEntry> current = new Histories(stemma.scripts(), stemma.applied())
                    .newestFirst().stream().filter(HistoryEntry::current).toList();
            console.document(HistoryDocument.of(current));
            if (current.isEmpty()) {
                console.result("base: no revision is applied");
            }
            HistoryText.names(
                    console, current.stream().map(HistoryEntry::unmarked).toList());
            return ExitCode.DONE.number();
        });
    }
}
