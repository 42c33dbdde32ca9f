package dev.stemma.cli.project;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.connect.DatabaseAddress;
import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.check.ChainProof;
import dev.stemma.migrations.model.Model;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares the declared model with the chain of revisions. */
public final class ChainRun {

    private ChainRun() {}

    /** What is missing in the configuration is known before a server is asked or started. */
    public static CatalogComparison of(
            Project project, ClassLoader classLoader, Path workingFolder, Consumer<String> log) {
        Configuration configuration = project.configuration();
        Model model = StemmaSetup.model(configuration, classLoader)
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "CONFIGURATION",
                        "No model is declared that the revisions could be compared with: name its files under [model]"
                                + " in migrate.toml, as in sources = [\"schema.sql\"]"));
        model.statements();
        Optional<DatabaseAddress> address = configuration.url().isEmpty()
                ? Optional.empty()
                : Optional.of(DatabaseAddress.of(configuration, workingFolder));
        ChainProof proof = new ChainProof(project.scripts(), model, StemmaSetup.bookkeeping(configuration));
        try (ScratchDatabases server = ScratchDatabases.on(address, log)) {
            return proof.on(server);
        }
    }
}
