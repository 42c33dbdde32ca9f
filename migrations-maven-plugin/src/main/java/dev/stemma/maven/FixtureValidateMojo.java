package dev.stemma.maven;

import dev.stemma.cli.config.FixtureLocations;
import dev.stemma.cli.output.ValidationText;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.load.ValidateOptions;
import dev.stemma.fixtures.load.ValidationReport;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.fixtures.read.FixtureFolder;
import dev.stemma.fixtures.read.PopulateMode;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks fixture files against the schema of the database, writes nothing, and fails when there are problems. What only a write
 * can tell (unique and foreign keys, checks across columns, triggers) is told by <code>fixture-populate</code> with
 * <code>dryRun</code>.
 */
@Mojo(
        name = "fixture-validate",
        defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES,
        requiresProject = false,
        threadSafe = true)
public final class FixtureValidateMojo extends AbstractMigrationsMojo {

    /**
     * The files, or folders of them: looked for in the module, then in the folders of <code>fixtures.locations</code> in
     * <code>migrate.toml</code>; or <code>classpath:some/file.json</code>. Without any, all files of those folders.
     */
    @Parameter(property = "migrations.fixtures")
    private List<String> fixtures = List.of();

    /** The mode of files that name none: <code>insert</code>, <code>update</code>, <code>upsert</code> or <code>replace</code>. */
    @Parameter(property = "migrations.mode", defaultValue = "insert")
    private String mode;

    /** How many problems are told at most. */
    @Parameter(property = "migrations.limit", defaultValue = "100")
    private int limit;

    @Override
    void checkParameters() throws MojoExecutionException {
        if (PopulateMode.of(mode).isEmpty()) {
            throw new MojoExecutionException(
                    "There is no mode '" + mode + "'; <mode> is one of insert, update, upsert, replace");
        }
        if (limit < 1) {
            throw new MojoExecutionException("<limit> is " + limit + "; it is at least 1");
        }
    }

    @Override
    void run(Work work) throws MojoExecutionException, MojoFailureException {
        FixtureLocations locations =
                new FixtureLocations(work.moduleFolder(), work.configuration().fixtures(), work.classLoader());
        List<FixtureFile> files = fixtures.isEmpty()
                ? locations.all()
                : FixtureFolder.expand(fixtures.stream().map(locations::find).toList());
        if (files.isEmpty()) {
            throw new MojoExecutionException("There is no fixture to validate: name files or folders in <fixtures>, or"
                    + " fixtures.locations in migrate.toml");
        }
        ValidateOptions options = new ValidateOptions(PopulateMode.of(mode).orElse(PopulateMode.INSERT), limit);
        ValidationReport report = work.fromDatabase(
                dataSource -> Fixtures.builder(dataSource).build().validate(files, options));
        ValidationText.write(work.display(), report);
        if (!report.isValid()) {
            throw new MojoFailureException("The fixtures do not fit the database, see above. Nothing was written.");
        }
    }
}
