package dev.stemma.maven;

import dev.stemma.cli.output.Display;
import dev.stemma.cli.project.Project;
import dev.stemma.cli.project.ReportFiles;
import dev.stemma.migrations.check.Check;
import dev.stemma.migrations.check.Finding;
import dev.stemma.migrations.check.ScriptsCheck;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.report.CheckReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoFailureException;

/** Checks one after the other, and what they found. Confined to one execution of the goal. */
final class CheckRun {

    private final Display display;
    private final Set<String> skipped;
    private final long begun = System.nanoTime();
    private final List<String> names = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    CheckRun(Display display, Set<String> skipped) {
        this.display = display;
        this.skipped = skipped;
    }

    /** Reads the scripts; that they make no graph is a finding, after which there is nothing else to look at. */
    Optional<Project> load(Supplier<Project> project) {
        try {
            return Optional.of(project.get());
        } catch (StemmaException e) {
            if (!ScriptsCheck.isDefect(e)) {
                throw e;
            }
            names.add(ScriptsCheck.NAME);
            findings.add(new Finding(ScriptsCheck.NAME, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    boolean wants(String name) {
        return !skipped.contains(name);
    }

    void look(List<Check> checks) {
        List<Check> wanted =
                checks.stream().filter(check -> wants(check.name())).toList();
        wanted.forEach(check -> names.add(check.name()));
        findings.addAll(Finding.of(wanted));
    }

    /** Nothing can be created from scripts that cannot be read. */
    boolean scriptsAreSound() {
        return findings.stream().noneMatch(finding -> finding.check().equals(ScriptsCheck.NAME));
    }

    void write(ReportFiles reports) {
        String version = Objects.requireNonNullElse(CheckRun.class.getPackage().getImplementationVersion(), "dev");
        reports.write(new CheckReport(version, names, findings, Duration.ofNanos(System.nanoTime() - begun)));
    }

    void tell(boolean fail) throws MojoFailureException {
        if (findings.isEmpty()) {
            display.result("Nothing found (" + String.join(", ", names) + ").");
            return;
        }
        String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
        if (!fail) {
            findings.forEach(finding -> display.warning(line(finding)));
            display.warning("the checks have " + count);
            return;
        }
        List<String> lines = findings.stream().map(CheckRun::line).toList();
        throw new MojoFailureException("The checks have " + count + ":\n" + String.join("\n", lines));
    }

    private static String line(Finding finding) {
        return finding.check() + ": " + finding.problem();
    }
}
