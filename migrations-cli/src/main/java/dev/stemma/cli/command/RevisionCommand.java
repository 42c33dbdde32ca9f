package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.author.RevisionDraft;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate revision}. */
@Command(name = "revision", mixinStandardHelpOptions = true, description = "Write the script of a new revision.")
final class RevisionCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Option(
            names = {"-m", "--message"},
            required = true,
            paramLabel = "MESSAGE",
            description = "What the revision does.")
    private String message = "";

    @Option(
            names = "--head",
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "What it revises (default: the head); base begins a new base.")
    private List<String> parents = List.of();

    @Option(names = "--splice", description = "Allow a parent that is not a head: this begins a branch there.")
    private boolean splice;

    @Mixin
    private NewRevisionOptions options = new NewRevisionOptions();

    @Option(
            names = "--depends-on",
            paramLabel = "NAME",
            split = ",",
            description = "A revision or branch label that must be applied before it, without being a parent.")
    private List<String> dependsOn = List.of();

    @Option(names = "--sql", description = "Write it in SQL (the default).")
    private boolean sql;

    @Option(names = "--java", description = "Write it in Java, as one source file.")
    private boolean java;

    @Override
    public Integer call() {
        if (java && sql) {
            throw new UserException(
                    ExitCode.USAGE, "USAGE", "A revision is written in SQL or in Java: give one of --sql and --java");
        }
        Project project = migrate.project();
        RevisionDraft draft = new RevisionDraft(
                options.idOrNew(),
                message,
                parents.isEmpty()
                        ? project.theHead(
                                "Say with --head which one the new revision stands on, or first join them with"
                                        + " 'migrate rebase' or 'migrate merge'")
                        : parents.stream()
                                .flatMap(each -> project.resolve(each).stream())
                                .distinct()
                                .toList(),
                splice,
                options.labels(),
                dependsOn.stream().map(project::dependency).toList());
        WrittenResult.show(migrate.console(), "revision", java ? project.writeJava(draft) : project.write(draft));
        return ExitCode.DONE.number();
    }
}
