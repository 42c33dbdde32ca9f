package dev.stemma.maven;

import dev.stemma.cli.output.PlanText;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.migrations.OneshotReport;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Creates everything in a fresh database, from the declared model where there is one; changes nothing in a database that
 * has revisions already.
 */
@Mojo(name = "oneshot", defaultPhase = LifecyclePhase.INITIALIZE, requiresProject = false, threadSafe = true)
public final class OneshotMojo extends AbstractMigrationsMojo {

    /** Where to go. */
    @Parameter(property = "migrations.target", defaultValue = "head")
    private String target;

    /** Whether the steps are only listed. */
    @Parameter(property = "migrations.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    void run(Work work) {
        work.withStemma(ProgressLines.ofOneshot(work.display()), stemma -> {
            if (dryRun) {
                PlanText.dryRun(work.display(), "oneshot", stemma.planOneshot(target));
                return;
            }
            OneshotReport report = stemma.oneshot(target);
            if (!report.wasFresh()) {
                work.display()
                        .progress("Detected an existing database (current revision: "
                                + String.join(", ", report.existingHeads()) + ")");
            }
            PlanText.done(work.display(), "oneshot", report.plan(), report.duration());
        });
    }
}
