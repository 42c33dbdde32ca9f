package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.IntegrityText;
import dev.stemma.cli.output.Style;
import dev.stemma.cli.output.document.ChainDocument;
import dev.stemma.cli.output.document.CheckDocument;
import dev.stemma.cli.project.ChainRun;
import dev.stemma.cli.project.Checks;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.Status;
import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.check.ChainCheck;
import dev.stemma.migrations.check.Check;
import dev.stemma.migrations.check.ChecksumsCheck;
import dev.stemma.migrations.check.Finding;
import dev.stemma.migrations.check.IrreversibleCheck;
import dev.stemma.migrations.check.ScriptsCheck;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Look for what a pipeline should fail for; exit code 3 when something is found.",
            "Scripts: scripts, heads, heads-file. Database, where one is named: pending, changed, unknown, gaps, half-done,"
                    + " rows.",
            "With --chain instead: that the declared model and the revisions give the same schema."
        })
final class CheckCommand implements Callable<Integer> {

    private static final List<String> NAMES = List.of(
            "scripts",
            "heads",
            "heads-file",
            IrreversibleCheck.NAME,
            ChecksumsCheck.NAME,
            "pending",
            "changed",
            "unknown",
            "gaps",
            "half-done",
            "rows");

    @ParentCommand
    private MigrateCommand migrate;

    @Option(names = "--no-database", description = "Look at the scripts only, even where a database is named.")
    private boolean noDatabase;

    @Option(
            names = "--chain",
            description = {
                "Create the model and the chain of revisions in scratch databases and compare them: on the named"
                        + " server where the role may create databases, else on an embedded one."
            })
    private boolean chain;

    @Option(names = "--skip", paramLabel = "CHECK", split = ",", description = "Leave checks out, by their names.")
    private Set<String> skipped = Set.of();

    @Mixin
    private ScriptCheckOptions more = new ScriptCheckOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Override
    public Integer call() {
        refuseUnknownNames();
        more.check();
        Configuration configuration = migrate.configuration();
        if (chain && (noDatabase || !skipped.isEmpty())) {
            throw new UserException(
                    ExitCode.USAGE,
                    "USAGE",
                    "--chain is a check of its own; it goes with neither --no-database nor --skip");
        }
        Project project;
        try {
            project = migrate.project();
        } catch (StemmaException e) {
            if (!ScriptsCheck.isDefect(e)) {
                throw e;
            }
            return show(
                    List.of(ScriptsCheck.NAME),
                    List.of(new Finding(ScriptsCheck.NAME, String.valueOf(e.getMessage()))));
        }
        if (chain) {
            return runChain(project);
        }
        if (noDatabase || configuration.url().isEmpty()) {
            return run(scriptChecks(project));
        }
        return migrate.withStemma(RunListener.SILENT, stemma -> {
            List<Check> checks = new ArrayList<>(scriptChecks(project));
            Status status = stemma.status();
            checks.addAll(Checks.ofDatabase(status));
            if (!status.integrity().logRead()) {
                migrate.console().progress(IntegrityText.notLookedFor());
            }
            return run(checks);
        });
    }

    private void refuseUnknownNames() {
        for (String name : skipped) {
            if (!NAMES.contains(name)) {
                throw new UserException(
                        ExitCode.USAGE,
                        "USAGE",
                        "There is no check '" + name + "'; there are " + String.join(", ", NAMES));
            }
        }
    }

    private List<Check> scriptChecks(Project project) {
        List<Check> checks = new ArrayList<>(Checks.ofScripts(project));
        checks.addAll(more.checks(project));
        return checks;
    }

    private int runChain(Project project) {
        Console console = migrate.console();
        CatalogComparison comparison =
                ChainRun.of(project, CheckCommand.class.getClassLoader(), Path.of(""), console::progress);
        ChainCheck check = new ChainCheck(comparison);
        List<Finding> findings = Finding.of(List.of(check));
        console.document(ChainDocument.of(comparison, List.of(check.name()), findings));
        comparison
                .reordered()
                .forEach(table -> console.progress("Not a finding: " + table.describe("the model", "the chain")));
        return tell(List.of(check.name()), findings);
    }

    private int run(List<Check> checks) {
        List<Check> wanted =
                checks.stream().filter(check -> !skipped.contains(check.name())).toList();
        return show(wanted.stream().map(Check::name).toList(), Finding.of(wanted));
    }

    private int show(List<String> names, List<Finding> findings) {
        Console console = migrate.console();
        console.document(CheckDocument.of(names, findings));
        return tell(names, findings);
    }

    private int tell(List<String> names, List<Finding> findings) {
        report.write(names, findings);
        Console console = migrate.console();
        findings.forEach(
                finding -> console.result(console.styled(Style.RED, finding.check()) + ": " + finding.problem()));
        if (findings.isEmpty()) {
            console.result(console.styled(Style.GREEN, "Nothing found") + " (" + String.join(", ", names) + ").");
        }
        return (findings.isEmpty() ? ExitCode.DONE : ExitCode.FOUND).number();
    }
}
