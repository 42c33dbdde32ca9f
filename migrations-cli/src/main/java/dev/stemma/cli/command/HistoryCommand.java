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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate history}. */
@Command(name = "history", mixinStandardHelpOptions = true, description = "Show the revisions, newest first.")
final class HistoryCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Option(names = "--graph", description = "Draw the graph.")
    private boolean graph;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark where the database is; this connects to it.")
    private boolean indicateCurrent;

    @Override
    public Integer call() {
        if (!indicateCurrent) {
            return show(new Histories(migrate.scripts(), List.of()));
        }
        return migrate.withStemma(
                RunListener.SILENT, stemma -> show(new Histories(stemma.scripts(), stemma.applied())));
    }

    private int show(Histories histories) {
        Console console = migrate.console();
        List<HistoryEntry> entries = histories.newestFirst();
        console.document(HistoryDocument.of(entries));
        if (graph) {
            HistoryText.graph(console, entries);
        } else {
            HistoryText.lines(console, entries);
        }
        return ExitCode.DONE.number();
    }
}
