package dev.stemma.maven;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.plan.Plan;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Applies what a target needs and is not applied yet, parents first. A second run finds nothing to do and changes nothing.
 */
@Mojo(name = "upgrade", defaultPhase = LifecyclePhase.INITIALIZE, requiresProject = false, threadSafe = true)
public final class UpgradeMojo extends AbstractPlannedMojo {

    /** Where to go: <code>head</code>, <code>heads</code>, a revision id or the beginning of one, <code>+2</code>, <code>label@head</code>. */
    @Parameter(property = "migrations.target", defaultValue = "head")
    private String target;

    /** The goal. */
    public UpgradeMojo() {
        super("upgrade");
    }

    @Override
    Plan plan(Stemma stemma) {
        return stemma.planUpgrade(target);
    }

    @Override
    RunReport take(Stemma stemma) {
        return stemma.upgrade(target);
    }
}
