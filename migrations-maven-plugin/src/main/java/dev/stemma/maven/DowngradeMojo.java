package dev.stemma.maven;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.plan.Plan;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Undoes what is applied above a target, children first. */
@Mojo(name = "downgrade", requiresProject = false, threadSafe = true)
public final class DowngradeMojo extends AbstractPlannedMojo {

    /** Where to go: <code>-1</code>, a revision id or the beginning of one, or <code>base</code>, which undoes everything. */
    @Parameter(property = "migrations.target")
    private @Nullable String target;

    /** The goal. */
    public DowngradeMojo() {
        super("downgrade");
    }

    /** No way back is a good default. */
    @Override
    void checkParameters() throws MojoExecutionException {
        require(target, "target", "where to go back to, as -1 or a revision");
    }

    @Override
    Plan plan(Stemma stemma) {
        return stemma.planDowngrade(String.valueOf(target));
    }

    @Override
    RunReport take(Stemma stemma) {
        return stemma.downgrade(String.valueOf(target));
    }
}
