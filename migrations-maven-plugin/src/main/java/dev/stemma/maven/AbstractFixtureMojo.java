package dev.stemma.maven;

import dev.stemma.cli.config.FixtureLocations;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.fixtures.read.PopulateMode;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** What goals about fixture files share. */
abstract class AbstractFixtureMojo extends AbstractMigrationsMojo {

    /**
     * The files, or folders of them, in any order: looked for in the module, then in the folders of <code>fixtures.locations</code> in
     * <code>migrate.toml</code>; or <code>classpath:some/file.json</code>. Where none need be named, all files of those folders.
     */
    @Parameter(property = "migrations.fixtures")
    private List<String> fixtures = List.of();

    /** The mode of files that name none: <code>insert</code>, <code>update</code>, <code>upsert</code> or <code>replace</code>. */
    @Parameter(property = "migrations.mode", defaultValue = "insert")
    private String mode;

    @Override
    void checkParameters() throws MojoExecutionException {
        if (PopulateMode.of(mode).isEmpty()) {
            throw new MojoExecutionException(
                    "There is no mode '" + mode + "'; <mode> is one of insert, update, upsert, replace");
        }
    }

    final List<String> named() {
        return fixtures;
    }

    final PopulateMode mode() {
        return PopulateMode.of(mode).orElse(PopulateMode.INSERT);
    }

    /** The files that are named, or all of the locations when none is. */
    final List<FixtureFile> filesOrAll(Work work) {
        return new FixtureLocations(work.moduleFolder(), work.configuration().fixtures(), work.classLoader())
                .filesOrAll(fixtures);
    }
}
