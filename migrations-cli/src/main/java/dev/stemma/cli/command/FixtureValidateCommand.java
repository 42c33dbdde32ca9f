package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.ValidationText;
import dev.stemma.cli.output.document.ValidationDocument;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.load.ValidateOptions;
import dev.stemma.fixtures.load.ValidationReport;
import dev.stemma.fixtures.read.FixtureFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate fixture validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Check fixture files against the schema of the database, and write nothing.",
            "Exit code 3 when there are problems. What only a write can tell (unique and foreign keys, checks across"
                    + " columns, triggers) is told by 'fixture populate --dry-run'."
        })
final class FixtureValidateCommand implements Callable<Integer> {

    @ParentCommand
    private FixtureCommand fixture;

    @Mixin
    private ModeOption mode = new ModeOption();

    @Option(names = "--limit", paramLabel = "NUMBER", description = "How many problems to show at most (default: 100).")
    private int limit = ValidateOptions.defaults().limit();

    @Mixin
    private FixtureFilesParameter files = new FixtureFilesParameter();

    @Override
    public Integer call() {
        Console console = fixture.migrate().console();
        ValidateOptions options = options();
        List<FixtureFile> opened = fixture.filesOrAll(files.named());
        return fixture.migrate().withCancellableDatabase(dataSource -> {
            ValidationReport report = Fixtures.builder(dataSource).build().validate(opened, options);
            console.document(ValidationDocument.of(report));
            ValidationText.write(console, report);
            return (report.isValid() ? ExitCode.DONE : ExitCode.FOUND).number();
        });
    }

    private ValidateOptions options() {
        if (limit < 1) {
            throw new UserException(ExitCode.USAGE, "USAGE", "--limit is at least 1");
        }
        return new ValidateOptions(mode.asked(), limit);
    }
}
