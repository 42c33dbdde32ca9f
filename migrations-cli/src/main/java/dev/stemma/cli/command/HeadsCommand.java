package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code migrate heads}. */
@Command(
        name = "heads",
        mixinStandardHelpOptions = true,
        description = "Show the revisions that no other revision stands on.")
final class HeadsCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Override
    public Integer call() {
        Console console = migrate.console();
        List<HistoryEntry> heads = new Histories(migrate.scripts(), List.of())
                .newestFirst().stream().filter(HistoryEntry::head).toList();
        console.document(HistoryDocument.of(heads));
        HistoryText.names(console, heads);
        return ExitCode.DONE.number();
    }
}
