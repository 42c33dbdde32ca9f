package dev.stemma.maven;

import dev.stemma.cli.output.PopulateText;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.PopulateOptions;
import dev.stemma.fixtures.read.FixtureFile;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Loads fixture files, in foreign-key order and in one transaction: all or nothing. */
@Mojo(
        name = "fixture-populate",
        defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES,
        requiresProject = false,
        threadSafe = true)
public final class FixturePopulateMojo extends AbstractFixtureMojo {

    /** Whether everything is rolled back in the end. */
    @Parameter(property = "migrations.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Whether the mode <code>replace</code> may delete rows that are there. */
    @Parameter(property = "migrations.force", defaultValue = "false")
    private boolean force;

    @Override
    void checkParameters() throws MojoExecutionException {
        super.checkParameters();
        require(named(), "fixtures", "the files to load");
    }

    @Override
    void run(Work work) {
        List<FixtureFile> files = filesOrAll(work);
        work.withDatabase(dataSource -> PopulateText.write(
                work.display(), Fixtures.builder(dataSource).build().populate(files, options())));
    }

    private PopulateOptions options() {
        return PopulateOptions.defaults().withDryRun(dryRun).withForce(force).withMode(mode());
    }
}
