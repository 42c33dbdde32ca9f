package dev.stemma.maven;

import dev.stemma.cli.output.ValidationText;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.load.ValidateOptions;
import dev.stemma.fixtures.load.ValidationReport;
import dev.stemma.fixtures.read.FixtureFile;
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
public final class FixtureValidateMojo extends AbstractFixtureMojo {

    /** How many problems are told at most. */
    @Parameter(property = "migrations.limit", defaultValue = "100")
    private int limit;

    @Override
    void checkParameters() throws MojoExecutionException {
        super.checkParameters();
        if (limit < 1) {
            throw new MojoExecutionException("<limit> is " + limit + "; it is at least 1");
        }
    }

    @Override
    void run(Work work) throws MojoExecutionException, MojoFailureException {
        List<FixtureFile> files = filesOrAll(work);
        if (files.isEmpty()) {
            throw new MojoExecutionException("There is no fixture to validate: name files or folders in <fixtures>, or"
                    + " fixtures.locations in migrate.toml");
        }
        ValidateOptions options = new ValidateOptions(mode(), limit);
        ValidationReport report = work.fromDatabase(
                dataSource -> Fixtures.builder(dataSource).build().validate(files, options));
        ValidationText.write(work.display(), report);
        if (!report.isValid()) {
            throw new MojoFailureException("The fixtures do not fit the database, see above. Nothing was written.");
        }
    }
}
