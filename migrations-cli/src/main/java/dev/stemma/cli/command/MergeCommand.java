package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.author.RevisionDraft;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Write a revision that joins several heads to one.")
final class MergeCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            converter = TargetText.class,
            defaultValue = "heads",
            description = "The heads to join (default: all of them).")
    private List<String> targets;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            description = "What is joined (default: the ids).")
    private @Nullable String message;

    @Mixin
    private NewRevisionOptions options = new NewRevisionOptions();

    @Override
    public Integer call() {
        Project project = migrate.project();
        List<String> heads = targets.stream()
                .flatMap(each -> project.resolve(each).stream())
                .distinct()
                .toList();
        if (heads.size() < 2) {
            WrittenResult.showNothing(
                    migrate.console(),
                    "merge",
                    project.graph().heads(),
                    "Nothing to merge: "
                            + (heads.isEmpty() ? "there are no revisions." : heads.get(0) + " alone is no branch."));
            return ExitCode.DONE.number();
        }
        RevisionDraft draft = new RevisionDraft(
                options.idOrNew(),
                message == null || message.isBlank() ? "Merge " + String.join(", ", heads) : message,
                heads,
                false,
                options.labels(),
                List.of());
        WrittenResult.show(migrate.console(), "merge", project.write(draft));
        return ExitCode.DONE.number();
    }
}
