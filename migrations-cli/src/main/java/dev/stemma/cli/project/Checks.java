package dev.stemma.cli.project;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.author.HeadsFile;
import dev.stemma.migrations.check.ChangedCheck;
import dev.stemma.migrations.check.Check;
import dev.stemma.migrations.check.GapsCheck;
import dev.stemma.migrations.check.HalfDoneCheck;
import dev.stemma.migrations.check.HeadsCheck;
import dev.stemma.migrations.check.HeadsFileCheck;
import dev.stemma.migrations.check.PendingCheck;
import dev.stemma.migrations.check.RowsCheck;
import dev.stemma.migrations.check.ScriptsCheck;
import dev.stemma.migrations.check.UnknownCheck;
import java.util.ArrayList;
import java.util.List;

/** The checks that a pipeline runs unless it is told otherwise. */
public final class Checks {

    private Checks() {}

    /** Those that look at scripts only. */
    public static List<Check> ofScripts(Project project) {
        List<Check> checks =
                new ArrayList<>(List.of(new ScriptsCheck(project.scripts()), new HeadsCheck(project.graph())));
        boolean required = project.configuration().authoring().headsFile().orElse(false);
        if (project.keepsHeads()) {
            project.findFolder()
                    .map(folder -> new HeadsFileCheck(HeadsFile.in(folder.folder()), project.graph(), required))
                    .ifPresent(checks::add);
        }
        return checks;
    }

    /** Those that compare a database with the scripts. */
    public static List<Check> ofDatabase(Status status) {
        return List.of(
                new PendingCheck(status),
                new ChangedCheck(status),
                new UnknownCheck(status),
                new GapsCheck(status),
                new HalfDoneCheck(status),
                new RowsCheck(status));
    }
}
