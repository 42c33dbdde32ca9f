package dev.stemma.maven;

import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.project.Histories;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.run.RunListener;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows the revisions, newest first. */
@Mojo(name = "history", requiresProject = false, threadSafe = true)
public final class HistoryMojo extends AbstractMigrationsMojo {

    /** Only the revisions between two targets, these included: <code>from:to</code>; either may be left out. */
    @Parameter(property = "migrations.range")
    private @Nullable String range;

    /** Whether the graph is drawn. */
    @Parameter(property = "migrations.graph", defaultValue = "false")
    private boolean graph;

    /** Whether it is marked where the database is; for this it is connected to. */
    @Parameter(property = "migrations.indicateCurrent", defaultValue = "false")
    private boolean indicateCurrent;

    @Override
    void run(Work work) {
        if (indicateCurrent || (range != null && Project.asksDatabase(range))) {
            work.withStemma(
                    RunListener.SILENT, stemma -> show(work, new Histories(stemma.scripts(), stemma.applied())));
        } else {
            show(work, new Histories(work.scripts(), List.of()));
        }
    }

    private void show(Work work, Histories histories) {
        List<HistoryEntry> entries = range == null ? histories.newestFirst() : histories.range(range);
        if (graph) {
            HistoryText.graph(work.display(), entries);
        } else if (work.display().verbosity() > 0) {
            HistoryText.namesOrDetails(work.display(), entries);
        } else {
            HistoryText.lines(work.display(), entries);
        }
    }
}
