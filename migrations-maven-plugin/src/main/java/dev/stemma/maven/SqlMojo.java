package dev.stemma.maven;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.FileProblem;
import dev.stemma.migrations.offline.OfflineScript;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.run.RunListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Writes what an upgrade, a downgrade or a stamp would do as a script for psql, without any database. The file is written
 * only where it changes.
 */
@Mojo(name = "sql", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public final class SqlMojo extends AbstractMigrationsMojo {

    @Inject
    private MavenProjectHelper projectHelper;

    /** What the script does: <code>upgrade</code>, <code>downgrade</code> or <code>stamp</code>. */
    @Parameter(property = "migrations.command", defaultValue = "upgrade")
    private String command;

    /** From where to where: <code>from:to</code>; an upgrade may name where it goes alone, and begins at base. */
    @Parameter(property = "migrations.range", defaultValue = "head")
    private String range;

    /** The file. */
    @Parameter(
            property = "migrations.file",
            defaultValue = "${project.build.directory}/${project.build.finalName}-migrations.sql")
    private File file;

    /** Whether the file is attached to the module, so that it is installed and deployed with it. */
    @Parameter(property = "migrations.attach", defaultValue = "false")
    private boolean attach;

    /** The classifier of the attached file; its type is <code>sql</code>. */
    @Parameter(property = "migrations.classifier", defaultValue = "migrations")
    private String classifier;

    @Override
    void run(Work work) throws MojoExecutionException {
        OfflineScript script = script(work.offline(RunListener.SILENT));
        Path path = work.moduleFolder().resolve(file.toPath());
        boolean written = write(path, script.sql());
        int steps = script.plan().steps().size();
        work.display()
                .result((written ? "Wrote " : "Unchanged: ") + work.shown(path) + " (" + steps
                        + (steps == 1 ? " step)." : " steps)."));
        if (attach) {
            projectHelper.attachArtifact(project(), "sql", classifier, path.toFile());
        }
    }

    private OfflineScript script(OfflineSql writer) throws MojoExecutionException {
        return switch (command) {
            case "upgrade" -> writer.upgrade(range);
            case "downgrade" -> writer.downgrade(range);
            case "stamp" -> writer.stamp(range);
            default ->
                throw new MojoExecutionException(
                        "There is no SQL for '" + command + "'; <command> is one of upgrade, downgrade, stamp");
        };
    }

    private static boolean write(Path path, String text) {
        try {
            if (Files.exists(path) && Files.readString(path).equals(text)) {
                return false;
            }
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
            return true;
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "CANNOT_WRITE", path + " cannot be written: " + FileProblem.reason(e));
        }
    }
}
