package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.RebaseText;
import dev.stemma.cli.output.document.RebaseDocument;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.author.RebasePlan;
import dev.stemma.migrations.author.RebasePlanner;
import dev.stemma.migrations.script.Script;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate rebase}. */
@Command(
        name = "rebase",
        mixinStandardHelpOptions = true,
        description = {
            "Put one branch onto the head of another, by rewriting the 'revises:' line of its first revision.",
            "Without a TARGET, of two branches the one moves that was begun later."
        })
final class RebaseCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "Revisions of the branches to move.")
    private List<String> targets;

    @Option(
            names = "--onto",
            paramLabel = "TARGET",
            converter = TargetText.class,
            description = "The revision to put them on (default: the other head).")
    private @Nullable String onto;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        Console console = migrate.console();
        Project project = migrate.project();
        RebasePlan plan = plan(project);
        if (plan.changes().isEmpty()) {
            console.document(RebaseDocument.of(plan, dryRun.asked(), List.of()));
            console.result("Nothing to rebase: "
                    + (plan.branches().isEmpty() ? plan.reason() : "it stands there already") + ".");
            return ExitCode.DONE.number();
        }
        RebaseText.write(console, plan);
        List<String> applied = AppliedRevisions.among(plan.moved(), migrate);
        if (!applied.isEmpty()) {
            console.warning("the database has applied " + String.join(", ", applied)
                    + " already; what they move onto would be missing below them. Undo them before you rebase"
                    + " ('migrate downgrade'), and upgrade afterwards");
        }
        if (!dryRun.asked()) {
            confirm(plan);
            project.rebaseWriter().apply(plan);
        }
        console.document(RebaseDocument.of(plan, dryRun.asked(), applied));
        console.result(
                dryRun.asked()
                        ? "Dry run: nothing was written."
                        : "Rewrote " + scripts(plan) + "; the "
                                + (plan.headsAfter().size() == 1 ? "head is now " : "heads are now ")
                                + String.join(", ", plan.headsAfter()) + ".");
        return ExitCode.DONE.number();
    }

    private RebasePlan plan(Project project) {
        RebasePlanner planner = new RebasePlanner(
                project.graph(), id -> project.scripts().script(id).flatMap(Script::created));
        List<String> named = targets == null
                ? List.of()
                : targets.stream()
                        .flatMap(each -> project.resolve(each).stream())
                        .distinct()
                        .toList();
        return planner.plan(named, onto == null ? null : one(onto, project.resolve(onto)));
    }

    private static String one(String target, List<String> ids) {
        if (ids.size() != 1) {
            throw new UserException(
                    ExitCode.USAGE,
                    "USAGE",
                    "--onto takes one revision, and \"" + target + "\" names "
                            + (ids.isEmpty() ? "none" : String.join(", ", ids)));
        }
        return ids.get(0);
    }

    private void confirm(RebasePlan plan) {
        if (yes) {
            return;
        }
        java.io.Console person = migrate.isTerminal() && !migrate.console().json() ? System.console() : null;
        if (person == null) {
            throw new UserException(
                    ExitCode.USAGE,
                    "CONFIRMATION",
                    "Nobody can be asked here: add --yes to rewrite " + scripts(plan)
                            + ", or --dry-run. Nothing was written");
        }
        migrate.console().out().flush();
        String answer = person.readLine("Rewrite %s? [y/N] ", scripts(plan));
        if (answer == null || !answer.strip().matches("(?i)y(es)?")) {
            throw new UserException(ExitCode.FAILED, "CONFIRMATION", "Not confirmed. Nothing was written");
        }
    }

    private static String scripts(RebasePlan plan) {
        int count = plan.changes().size();
        return count == 1 ? "1 script" : count + " scripts";
    }
}
