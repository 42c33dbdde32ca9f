package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.FixtureListText;
import dev.stemma.cli.output.document.FixtureListDocument;
import dev.stemma.fixtures.read.FixtureSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code migrate fixture list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Show what fixture files hold: format, tables, modes, rows. Asks no database; fails when one is broken.")
final class FixtureListCommand implements Callable<Integer> {

    @ParentCommand
    private FixtureCommand fixture;

    @Mixin
    private FixtureFilesParameter files = new FixtureFilesParameter();

    @Override
    public Integer call() {
        Console console = fixture.migrate().console();
        List<FixtureSummary> summaries = fixture.filesOrAll(files.named()).stream()
                .map(FixtureSummary::of)
                .toList();
        console.document(FixtureListDocument.of(summaries));
        FixtureListText.write(console, summaries);
        boolean broken = summaries.stream().anyMatch(summary -> summary.problem() != null);
        return (broken ? ExitCode.FAILED : ExitCode.DONE).number();
    }
}
