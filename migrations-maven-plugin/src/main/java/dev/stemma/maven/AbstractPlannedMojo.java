package dev.stemma.maven;

import dev.stemma.cli.output.PlanText;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.plan.Plan;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that plans steps and takes them. */
abstract class AbstractPlannedMojo extends AbstractMigrationsMojo {

    private final String command;

    /** Whether the steps are only listed. The database is asked where it is, and not changed. */
    @Parameter(property = "migrations.dryRun", defaultValue = "false")
    private boolean dryRun;

    AbstractPlannedMojo(String command) {
        this.command = command;
    }

    abstract Plan plan(Stemma stemma);

    abstract RunReport take(Stemma stemma);

    @Override
    final void run(Work work) {
        work.withStemma(ProgressLines.ofSteps(work.display()), stemma -> {
            if (dryRun) {
                PlanText.dryRun(work.display(), command, plan(stemma));
            } else {
                RunReport report = take(stemma);
                PlanText.done(work.display(), command, report.plan(), report.duration());
            }
        });
    }
}
