package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.RunListener;
import java.util.ArrayList;
import java.util.List;

/** Asks the database, where one is named and answers, for commands that do not need it. */
final class AppliedRevisions {

    private AppliedRevisions() {}

    /** Those of the revisions that are applied; none where no database can be asked. */
    static List<String> among(List<String> revisions, MigrateCommand migrate) {
        if (migrate.configuration().url().isEmpty()) {
            return List.of();
        }
        List<String> applied = new ArrayList<>();
        try {
            migrate.withStemma(RunListener.SILENT, stemma -> {
                stemma.applied().stream()
                        .map(row -> row.revision().id())
                        .filter(revisions::contains)
                        .forEach(applied::add);
                return ExitCode.DONE.number();
            });
        } catch (UserException | StemmaException e) {
            migrate.console()
                    .progress("The database was not asked what it has applied: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return applied;
    }
}
