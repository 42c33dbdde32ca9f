package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.cli.project.Histories;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.author.HeadsFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate heads}. */
@Command(
        name = "heads",
        mixinStandardHelpOptions = true,
        description = "Show the revisions that no other revision stands on (-v: with all details).")
final class HeadsCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Option(names = "--write", description = "Write the HEADS file of the scripts folder anew.")
    private boolean write;

    @Override
    public Integer call() {
        Console console = migrate.console();
        Project project = migrate.project();
        List<HistoryEntry> heads = new Histories(project.scripts(), List.of())
                .newestFirst().stream().filter(HistoryEntry::head).toList();
        console.document(HistoryDocument.of(heads));
        HistoryText.namesOrDetails(console, heads);
        if (write) {
            HeadsFile file = HeadsFile.in(project.folder().folder());
            file.write(project.graph().heads());
            console.progress("Wrote " + file.path());
        }
        return ExitCode.DONE.number();
    }
}
