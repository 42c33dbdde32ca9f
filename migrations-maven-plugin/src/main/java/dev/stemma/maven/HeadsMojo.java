package dev.stemma.maven;

import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.project.Histories;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows the heads of the scripts. */
@Mojo(name = "heads", requiresProject = false, threadSafe = true)
public final class HeadsMojo extends AbstractMigrationsMojo {

    @Override
    void run(Work work) {
        HistoryText.namesOrDetails(
                work.display(),
                new Histories(work.scripts(), List.of())
                        .newestFirst().stream().filter(HistoryEntry::head).toList());
    }
}
