package dev.stemma.maven;

import dev.stemma.cli.output.StatusText;
import dev.stemma.migrations.run.RunListener;
import org.apache.maven.plugins.annotations.Mojo;

/** Compares the database with the scripts: what is pending, missing, or changed. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends AbstractMigrationsMojo {

    @Override
    void run(Work work) {
        work.withStemma(RunListener.SILENT, stemma -> StatusText.write(work.display(), stemma.status()));
    }
}
