package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.cli.project.Histories;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.store.AppliedRevision;
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
            description = "What to show: a revision id or the beginning of one, head, heads, current, label@head, -2.")
    private String target;

    @Override
    public Integer call() {
        if (!Project.asksDatabase(target)) {
            return show(migrate.scripts(), List.of());
        }
        return migrate.withStemma(RunListener.SILENT, stemma -> show(stemma.scripts(), stemma.applied()));
    }

    private int show(ScriptCatalog scripts, List<AppliedRevision> applied) {
        Console console = migrate.console();
        List<HistoryEntry> shown = new Histories(scripts, applied).resolve(target);
        console.document(HistoryDocument.of(shown));
        if (shown.isEmpty()) {
            console.result(target + " is no revision: it stands below all of them");
        }
        for (HistoryEntry entry : shown) {
            HistoryText.details(console, entry);
            scripts.script(entry.revision().id())
                    .flatMap(Script::readText)
                    .ifPresent(
                            text -> text.lines().forEach(line -> console.result(line.isBlank() ? "" : "    " + line)));
        }
        return ExitCode.DONE.number();
    }
}
