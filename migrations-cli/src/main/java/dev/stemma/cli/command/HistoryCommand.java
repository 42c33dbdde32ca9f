package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.GraphLanguages;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryFormat;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.cli.project.Histories;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.run.RunListener;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Show the revisions, newest first (-v: with all details).")
final class HistoryCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            converter = TargetText.class,
            description = "Only the revisions between two targets, these included; either may be left out.")
    private @Nullable String range;

    @Option(names = "--graph", description = "Draw the graph.")
    private boolean graph;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, dot (for Graphviz) or mermaid (for Markdown).")
    private HistoryFormat format = HistoryFormat.text;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark where the database is; this connects to it.")
    private boolean indicateCurrent;

    @Override
    public Integer call() {
        if (!indicateCurrent && (range == null || !Project.asksDatabase(range))) {
            return show(new Histories(migrate.scripts(), List.of()));
        }
        return migrate.withStemma(
                RunListener.SILENT, stemma -> show(new Histories(stemma.scripts(), stemma.applied())));
    }

    private int show(Histories histories) {
        Console console = migrate.console();
        List<HistoryEntry> entries = range == null ? histories.newestFirst() : histories.range(range);
        console.document(HistoryDocument.of(entries));
        GraphLanguages languages = new GraphLanguages(console, histories.graph(), entries);
        switch (format) {
            case dot -> languages.dot();
            case mermaid -> languages.mermaid();
            case text -> {
                if (graph) {
                    HistoryText.graph(console, entries, migrate.width());
                } else if (console.verbosity() > 0) {
                    HistoryText.namesOrDetails(console, entries);
                } else {
                    HistoryText.lines(console, entries);
                }
            }
        }
        return ExitCode.DONE.number();
    }
}
