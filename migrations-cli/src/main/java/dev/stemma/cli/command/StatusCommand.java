package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.StatusText;
import dev.stemma.cli.output.document.StatusDocument;
import dev.stemma.migrations.Status;
import dev.stemma.migrations.run.RunListener;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code migrate status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Compare the database with the scripts: what is pending, missing, or changed.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Override
    public Integer call() {
        Console console = migrate.console();
        return migrate.withStemma(RunListener.SILENT, stemma -> {
            Status status = stemma.status();
            console.document(StatusDocument.of(status));
            StatusText.write(console, status);
            return ExitCode.DONE.number();
        });
    }
}
