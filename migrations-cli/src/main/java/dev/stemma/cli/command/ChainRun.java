package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.connect.DatabaseAddress;
import dev.stemma.cli.output.Console;
import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.check.ChainProof;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.store.BookkeepingNames;
import java.util.Optional;

/** Compares the declared model with the chain of revisions. */
final class ChainRun {

    private ChainRun() {}

    /** What is missing in the configuration is known before a server is asked or started. */
    static CatalogComparison of(Project project, Console console) {
        Configuration configuration = project.configuration();
        Model model = MigrateCommand.model(configuration)
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "CONFIGURATION",
                        "No model is declared that the revisions could be compared with: name its files under [model]"
                                + " in migrate.toml, as in sources = [\"schema.sql\"]"));
        model.statements();
        Optional<DatabaseAddress> address =
                configuration.url().isEmpty() ? Optional.empty() : Optional.of(DatabaseAddress.of(configuration));
        ChainProof proof = new ChainProof(
                project.scripts(), model, new BookkeepingNames(configuration.schema(), configuration.table()));
        try (ScratchDatabases server = ScratchDatabases.on(address, console::progress)) {
            return proof.on(server);
        }
    }
}
