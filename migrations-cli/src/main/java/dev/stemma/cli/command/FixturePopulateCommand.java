package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.LoadProgressBar;
import dev.stemma.cli.output.PopulateText;
import dev.stemma.cli.output.document.PopulateDocument;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.PopulateOptions;
import dev.stemma.fixtures.PopulateReport;
import dev.stemma.fixtures.read.FixtureFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate fixture populate}. */
@Command(
        name = "populate",
        mixinStandardHelpOptions = true,
        description = "Load fixture files, in foreign-key order and in one transaction: all or nothing.")
final class FixturePopulateCommand implements Callable<Integer> {

    private static final Duration BEFORE_A_BAR = Duration.ofSeconds(1);

    @ParentCommand
    private FixtureCommand fixture;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private ModeOption mode = new ModeOption();

    @Option(names = "--force", description = "Let the mode replace delete the rows that are there.")
    private boolean force;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = {
                "Fixture files, or folders of them, in any order (JSON, YAML, NDJSON, CSV or COPY text, or gzip of these); looked for in the working folder, then in the folders of [fixtures] in"
                        + " migrate.toml."
            })
    private List<String> files;

    @Override
    @SuppressWarnings("ClosingStandardOutputStreams") // it is the bar that is closed
    public Integer call() {
        Console console = fixture.migrate().console();
        PopulateOptions options = PopulateOptions.defaults()
                .withDryRun(dryRun.asked())
                .withForce(force)
                .withMode(mode.asked());
        List<FixtureFile> opened = files.stream().map(fixture.locations()::find).toList();
        return fixture.migrate().withCancellableDatabase(dataSource -> {
            PopulateReport report;
            try (LoadProgressBar bar = new LoadProgressBar(System.err, BEFORE_A_BAR)) {
                boolean watched = fixture.migrate().isTerminal() && !console.json() && console.verbosity() >= 0;
                report = Fixtures.builder(dataSource)
                        .build()
                        .populate(opened, watched ? options.withListener(bar) : options);
            }
            console.document(PopulateDocument.of(report));
            PopulateText.write(console, report);
            return ExitCode.DONE.number();
        });
    }
}
