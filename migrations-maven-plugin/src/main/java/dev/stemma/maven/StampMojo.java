package dev.stemma.maven;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.plan.Plan;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Records where the database is, without running anything. */
@Mojo(name = "stamp", requiresProject = false, threadSafe = true)
public final class StampMojo extends AbstractPlannedMojo {

    /** Where the database is: <code>head</code>, <code>heads</code>, <code>base</code>, revision ids. */
    @Parameter(property = "migrations.targets")
    private List<String> targets = List.of();

    /** The goal. */
    public StampMojo() {
        super("stamp");
    }

    @Override
    void checkParameters() throws MojoExecutionException {
        require(targets, "targets", "where the database is, as head or a revision");
    }

    @Override
    Plan plan(Stemma stemma) {
        return stemma.planStamp(targets);
    }

    @Override
    RunReport take(Stemma stemma) {
        return stemma.stamp(targets);
    }
}
