package dev.stemma.maven;

import dev.stemma.cli.config.FixtureLocations;
import dev.stemma.cli.output.PopulateText;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.PopulateOptions;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.fixtures.read.PopulateMode;
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
public final class FixturePopulateMojo extends AbstractMigrationsMojo {

    /**
     * The files, or folders of them, in any order: looked for in the module, then in the folders of <code>fixtures.locations</code> in
     * <code>migrate.toml</code>; or <code>classpath:some/file.json</code>.
     */
    @Parameter(property = "migrations.fixtures")
    private List<String> fixtures = List.of();

    /** Whether everything is rolled back in the end. */
    @Parameter(property = "migrations.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The mode of files that name none: <code>insert</code>, <code>update</code>, <code>upsert</code> or <code>replace</code>. */
    @Parameter(property = "migrations.mode", defaultValue = "insert")
    private String mode;

    /** Whether the mode <code>replace</code> may delete rows that are there. */
    @Parameter(property = "migrations.force", defaultValue = "false")
    private boolean force;

    @Override
    void checkParameters() throws MojoExecutionException {
        require(fixtures, "fixtures", "the files to load");
        if (PopulateMode.of(mode).isEmpty()) {
            throw new MojoExecutionException(
                    "There is no mode '" + mode + "'; <mode> is one of insert, update, upsert, replace");
        }
    }

    @Override
    void run(Work work) {
        FixtureLocations locations =
                new FixtureLocations(work.moduleFolder(), work.configuration().fixtures(), work.classLoader());
        List<FixtureFile> files = fixtures.stream().map(locations::find).toList();
        work.withDatabase(dataSource -> PopulateText.write(
                work.display(), Fixtures.builder(dataSource).build().populate(files, options())));
    }

    private PopulateOptions options() {
        return PopulateOptions.defaults()
                .withDryRun(dryRun)
                .withForce(force)
                .withMode(PopulateMode.of(mode).orElse(PopulateMode.INSERT));
    }
}
