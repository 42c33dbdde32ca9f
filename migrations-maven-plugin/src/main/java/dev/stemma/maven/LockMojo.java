package dev.stemma.maven;

import dev.stemma.migrations.check.ChecksumFile;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Records the checksums of all revisions that are not recorded yet in <code>migrations.lock</code>, which belongs under
 * version control: from then on the goal <code>check</code> fails when one of their scripts is changed or missing. Run it
 * when revisions leave your hands, as before a release.
 */
@Mojo(name = "lock", requiresProject = false, threadSafe = true)
public final class LockMojo extends AbstractMigrationsMojo {

    /** The file; <code>migrations.lock</code> of the module unless said otherwise. */
    @Parameter(property = "migrations.checksumFile")
    private @Nullable File checksumFile;

    /** Whether the file is written anew, so that scripts which were changed count as they are now. */
    @Parameter(property = "migrations.anew", defaultValue = "false")
    private boolean anew;

    @Override
    void run(Work work) {
        ChecksumFile file = new ChecksumFile(
                checksumFile == null ? work.moduleFolder().resolve(ChecksumFile.NAME) : checksumFile.toPath());
        List<String> recorded = file.record(work.scripts(), anew);
        String name = work.shown(file.path());
        work.display()
                .result(
                        recorded.isEmpty()
                                ? "Nothing new to record in " + name + "."
                                : "Recorded in " + name + ": " + String.join(", ", recorded) + ".");
    }
}
