package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.ScriptCatalog;
import dev.stemma.migrations.script.SqlScript;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show a revision and its script.")
final class ShowCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Parameters(
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "A revision id or the beginning of one, head, heads.")
    private String target;

    @Override
    public Integer call() {
        Console console = migrate.console();
        ScriptCatalog scripts = migrate.scripts();
        Histories histories = new Histories(scripts, List.of());
        List<HistoryEntry> shown =
                revisions(histories.graph()).stream().map(histories::entry).toList();
        console.document(HistoryDocument.of(shown));
        for (HistoryEntry entry : shown) {
            HistoryText.details(console, entry);
            scripts.script(entry.revision().id())
                    .map(SqlScript::readText)
                    .ifPresent(
                            text -> text.lines().forEach(line -> console.result(line.isBlank() ? "" : "    " + line)));
        }
        return ExitCode.DONE.number();
    }

    private List<Revision> revisions(RevisionGraph graph) {
        return switch (target) {
            case "head", "heads" -> graph.heads().stream().map(graph::revision).toList();
            default -> List.of(graph.named(target));
        };
    }
}
