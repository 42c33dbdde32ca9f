package dev.stemma.maven;

import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.project.Histories;
import dev.stemma.migrations.run.RunListener;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows the revisions that the database is at. */
@Mojo(name = "current", requiresProject = false, threadSafe = true)
public final class CurrentMojo extends AbstractMigrationsMojo {

    /** Whether the build fails unless all heads of the scripts are applied. */
    @Parameter(property = "migrations.checkHeads", defaultValue = "false")
    private boolean checkHeads;

    @Override
    void run(Work work) throws MojoFailureException {
        List<String> missing = new ArrayList<>();
        work.withStemma(RunListener.SILENT, stemma -> {
            Histories histories = new Histories(stemma.scripts(), stemma.applied());
            List<HistoryEntry> current = histories.newestFirst().stream()
                    .filter(HistoryEntry::current)
                    .map(HistoryEntry::unmarked)
                    .toList();
            if (current.isEmpty()) {
                work.display().result("base: no revision is applied");
            }
            HistoryText.namesOrDetails(work.display(), current);
            missing.addAll(histories.missingHeads());
        });
        if (checkHeads && !missing.isEmpty()) {
            throw new MojoFailureException("The database is not at all heads; not applied: "
                    + String.join(", ", missing) + ". The goal upgrade applies what is pending");
        }
    }
}
