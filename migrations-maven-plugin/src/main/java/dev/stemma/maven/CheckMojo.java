package dev.stemma.maven;

import dev.stemma.cli.project.ChainRun;
import dev.stemma.cli.project.Checks;
import dev.stemma.cli.project.Project;
import dev.stemma.cli.project.ReportFiles;
import dev.stemma.migrations.Status;
import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.check.ChainCheck;
import dev.stemma.migrations.check.Check;
import dev.stemma.migrations.check.ChecksumFile;
import dev.stemma.migrations.check.ChecksumsCheck;
import dev.stemma.migrations.check.IrreversibleCheck;
import dev.stemma.migrations.error.Nearest;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.RunListener;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a pull request should fail for. In the scripts: <code>scripts</code> that cannot be read, several
 * <code>heads</code>, a stale <code>heads-file</code>, <code>irreversible</code> revisions, <code>checksums</code> that are
 * not those of <code>migrations.lock</code>. Where a model is declared: that it and the <code>chain</code> of revisions give
 * the same schema, in scratch databases. Where a database is named: <code>pending</code>, <code>changed</code>,
 * <code>unknown</code>, <code>gaps</code>, <code>half-done</code>, <code>rows</code>.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractMigrationsMojo {

    private static final String ALL = "all";
    private static final List<String> NAMES = List.of(
            "scripts",
            "heads",
            "heads-file",
            IrreversibleCheck.NAME,
            ChecksumsCheck.NAME,
            ChainCheck.NAME,
            "pending",
            "changed",
            "unknown",
            "gaps",
            "half-done",
            "rows");

    /** Checks that are left out, by their names. */
    @Parameter(property = "migrations.skipChecks")
    private List<String> skipChecks = List.of();

    /** The revisions that may be irreversible: their ids or the beginnings of them, or <code>all</code>. */
    @Parameter(property = "migrations.allowIrreversible")
    private List<String> allowIrreversible = List.of();

    /** The file with the checksums of recorded revisions; <code>migrations.lock</code> of the module, where there is one. */
    @Parameter(property = "migrations.checksumFile")
    private @Nullable File checksumFile;

    /** Where a report for JUnit's readers is written, as <code>target/migrations-junit.xml</code>. */
    @Parameter(property = "migrations.junitReport")
    private @Nullable File junitReport;

    /** Where a report in SARIF 2.1.0 is written, as <code>target/migrations.sarif</code>. */
    @Parameter(property = "migrations.sarifReport")
    private @Nullable File sarifReport;

    /** Whether a finding fails the build; else it is a warning. */
    @Parameter(property = "migrations.failOnFindings", defaultValue = "true")
    private boolean failOnFindings;

    @Override
    void checkParameters() throws MojoExecutionException {
        for (String name : skipChecks) {
            if (!NAMES.contains(name)) {
                throw new MojoExecutionException("There is no check '" + name + "'" + Nearest.didYouMean(name, NAMES)
                        + "; there are " + String.join(", ", NAMES));
            }
        }
    }

    @Override
    void run(Work work) throws MojoFailureException {
        CheckRun run = new CheckRun(work.display(), Set.copyOf(skipChecks));
        run.load(work::project).ifPresent(project -> look(work, project, run));
        run.write(new ReportFiles(
                junitReport == null ? null : junitReport.toPath(),
                sarifReport == null ? null : sarifReport.toPath(),
                work.moduleFolder(),
                session().getRequest().getMultiModuleProjectDirectory().toPath(),
                "pom.xml"));
        run.tell(failOnFindings);
    }

    private void look(Work work, Project project, CheckRun run) {
        run.look(Checks.ofScripts(project));
        if (!allowIrreversible.contains(ALL)) {
            run.look(List.of(new IrreversibleCheck(project.scripts(), allowed(project.graph()))));
        }
        ChecksumFile checksums = new ChecksumFile(
                checksumFile == null ? work.moduleFolder().resolve(ChecksumFile.NAME) : checksumFile.toPath());
        if (checksumFile != null || checksums.exists()) {
            run.look(List.of(new ChecksumsCheck(checksums, work.shown(checksums.path()), project.scripts())));
        }
        if (run.scriptsAreSound() && run.wants(ChainCheck.NAME) && work.model().isPresent()) {
            run.look(List.of(chain(work, project)));
        }
        if (work.configuration().url().isPresent()) {
            work.withStemma(RunListener.SILENT, stemma -> {
                Status status = stemma.status();
                run.look(Checks.ofDatabase(status));
            });
        }
    }

    private Set<String> allowed(RevisionGraph graph) {
        Set<String> ids = new HashSet<>();
        for (String name : allowIrreversible) {
            Revision named = graph.named(name);
            ids.add(named.id());
        }
        return ids;
    }

    private static Check chain(Work work, Project project) {
        CatalogComparison comparison =
                ChainRun.of(project, work.classLoader(), work.moduleFolder(), work.display()::progress);
        comparison
                .reordered()
                .forEach(
                        table -> work.display().progress("Not a finding: " + table.describe("the model", "the chain")));
        return new ChainCheck(comparison);
    }
}
