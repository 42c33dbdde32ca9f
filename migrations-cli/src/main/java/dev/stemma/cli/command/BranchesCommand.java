package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.BranchesDocument;
import dev.stemma.cli.output.document.BranchesDocument.BranchPoint;
import dev.stemma.cli.output.document.RevisionDocument;
import dev.stemma.cli.project.Histories;
import dev.stemma.migrations.graph.RevisionGraph;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code migrate branches}. */
@Command(
        name = "branches",
        mixinStandardHelpOptions = true,
        description = "Show the revisions that several others stand on, each with these (-v: with all details).")
final class BranchesCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Override
    public Integer call() {
        Console console = migrate.console();
        Histories histories = new Histories(migrate.scripts(), List.of());
        RevisionGraph graph = histories.graph();
        List<HistoryEntry> points = histories.newestFirst().stream()
                .filter(HistoryEntry::branchPoint)
                .toList();
        console.document(new BranchesDocument(points.stream()
                .map(point -> new BranchPoint(
                        RevisionDocument.of(point.revision()),
                        graph.children(point.revision().id())))
                .toList()));
        for (HistoryEntry point : points) {
            HistoryText.namesOrDetails(console, List.of(point));
            graph.children(point.revision().id())
                    .forEach(child -> HistoryText.child(console, histories.entry(graph.revision(child))));
        }
        return ExitCode.DONE.number();
    }
}
