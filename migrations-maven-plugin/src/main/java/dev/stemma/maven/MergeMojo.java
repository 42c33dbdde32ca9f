package dev.stemma.maven;

import dev.stemma.cli.output.WrittenText;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.author.RevisionDraft;
import dev.stemma.migrations.revision.RevisionIds;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a revision that joins several heads to one. */
@Mojo(name = "merge", requiresProject = false, threadSafe = true)
public final class MergeMojo extends AbstractMigrationsMojo {

    /** The heads to join; all of them unless said otherwise. */
    @Parameter(property = "migrations.targets")
    private List<String> targets = List.of();

    /** What is joined; the ids unless said otherwise. */
    @Parameter(property = "migrations.message")
    private @Nullable String message;

    /** Branch labels that it carries. */
    @Parameter(property = "migrations.branchLabels")
    private List<String> branchLabels = List.of();

    /** Its id; 12 random hexadecimal digits unless said otherwise. */
    @Parameter(property = "migrations.revId")
    private @Nullable String revId;

    @Override
    void run(Work work) {
        Project project = work.project();
        List<String> heads = targets.isEmpty()
                ? project.resolve("heads")
                : targets.stream()
                        .flatMap(each -> project.resolve(each).stream())
                        .distinct()
                        .toList();
        if (heads.size() < 2) {
            work.display()
                    .result("Nothing to merge: "
                            + (heads.isEmpty() ? "there are no revisions." : heads.get(0) + " alone is no branch."));
            return;
        }
        WrittenText.write(
                work.display(),
                project.write(new RevisionDraft(
                        revId == null ? RevisionIds.generate() : revId,
                        message == null || message.isBlank() ? "Merge " + String.join(", ", heads) : message,
                        heads,
                        false,
                        branchLabels,
                        List.of())));
    }
}
