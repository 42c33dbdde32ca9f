package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.PopulateText;
import dev.stemma.cli.output.document.PopulateDocument;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.PopulateOptions;
import dev.stemma.fixtures.PopulateReport;
import dev.stemma.fixtures.read.FixtureFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate fixture populate}. */
@Command(
        name = "populate",
        mixinStandardHelpOptions = true,
        description = "Load fixture files, in foreign-key order and in one transaction: all or nothing.")
final class FixturePopulateCommand implements Callable<Integer> {

    private static final String CLASSPATH = "classpath:";

    @ParentCommand
    private FixtureCommand fixture;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Fixture files (JSON), in any order.")
    private List<String> files;

    @Override
    public Integer call() {
        Console console = fixture.migrate().console();
        List<FixtureFile> opened =
                files.stream().map(FixturePopulateCommand::file).toList();
        return fixture.migrate().withDatabase(dataSource -> {
            PopulateReport report = Fixtures.builder(dataSource)
                    .build()
                    .populate(opened, PopulateOptions.defaults().withDryRun(dryRun.asked()));
            console.document(PopulateDocument.of(report));
            PopulateText.write(console, report);
            return ExitCode.DONE.number();
        });
    }

    private static FixtureFile file(String name) {
        return name.startsWith(CLASSPATH)
                ? FixtureFile.classpath(name, FixturePopulateCommand.class.getClassLoader())
                : FixtureFile.of(Path.of(name));
    }
}
