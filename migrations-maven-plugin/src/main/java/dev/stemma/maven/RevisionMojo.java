package dev.stemma.maven;

import dev.stemma.cli.output.WrittenText;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.author.RevisionDraft;
import dev.stemma.migrations.revision.RevisionIds;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the script of a new revision into the first scripts location that is a folder. */
@Mojo(name = "revision", requiresProject = false, threadSafe = true)
public final class RevisionMojo extends AbstractMigrationsMojo {

    /** What the revision does. */
    @Parameter(property = "migrations.message")
    private @Nullable String message;

    /** What it revises: the head unless said otherwise; <code>base</code> begins a new base. */
    @Parameter(property = "migrations.head")
    private List<String> head = List.of();

    /** Whether a parent may be a revision that is no head, which begins a branch there. */
    @Parameter(property = "migrations.splice", defaultValue = "false")
    private boolean splice;

    /** Branch labels that it carries. */
    @Parameter(property = "migrations.branchLabels")
    private List<String> branchLabels = List.of();

    /** Revisions or branch labels that must be applied before it, without being parents. */
    @Parameter(property = "migrations.dependsOn")
    private List<String> dependsOn = List.of();

    /** Its id; 12 random hexadecimal digits unless said otherwise. */
    @Parameter(property = "migrations.revId")
    private @Nullable String revId;

    /** Whether it is written in Java instead of SQL. */
    @Parameter(property = "migrations.java", defaultValue = "false")
    private boolean java;

    @Override
    void checkParameters() throws MojoExecutionException {
        require(message, "message", "what the revision does");
    }

    @Override
    void run(Work work) {
        Project project = work.project();
        RevisionDraft draft = new RevisionDraft(
                revId == null ? RevisionIds.generate() : revId,
                String.valueOf(message),
                head.isEmpty()
                        ? project.theHead(
                                "Say by <head> (-Dmigrations.head) which one the new revision stands on, or first"
                                        + " join them by the goal merge")
                        : head.stream()
                                .flatMap(each -> project.resolve(each).stream())
                                .distinct()
                                .toList(),
                splice,
                branchLabels,
                dependsOn.stream().map(project::dependency).toList());
        WrittenText.write(work.display(), java ? project.writeJava(draft) : project.write(draft));
    }
}
