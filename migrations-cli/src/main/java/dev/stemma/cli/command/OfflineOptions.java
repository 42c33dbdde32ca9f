package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --sql} and what belongs to it. */
final class OfflineOptions {

    private static final List<String> POSTGRESQL = List.of("postgresql", "postgres");
    private static final List<String> URLS = List.of("jdbc:postgresql:", "embedded:");

    @Option(
            names = "--sql",
            description = "Write the steps as SQL for psql instead of taking them; asks no database. Takes FROM:TO.")
    private boolean sql;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            description = "Whose SQL --sql writes (default: that of the URL, else postgresql).")
    private @Nullable String dialect;

    boolean asked() {
        return sql;
    }

    /** Refuses what no SQL can be written for, and what means something only with {@code --sql}. */
    void check(Configuration configuration, DryRunOption dryRun) {
        if (!sql) {
            if (dialect != null) {
                throw usage("--dialect has a meaning only with --sql; else the database decides");
            }
            return;
        }
        if (dryRun.asked()) {
            throw usage("--sql and --dry-run exclude each other: both change nothing; --sql asks no database,"
                    + " --dry-run does");
        }
        Optional<String> url = configuration.url();
        if (dialect == null && url.isPresent() && URLS.stream().noneMatch(url.get()::startsWith)) {
            throw usage("--sql writes for PostgreSQL, and the URL names another database; give '--dialect postgresql'"
                    + " if that is meant");
        }
        if (dialect != null && !POSTGRESQL.contains(dialect.toLowerCase(Locale.ROOT))) {
            throw usage("There is no dialect '" + dialect + "' in this version; there is postgresql");
        }
    }

    private static UserException usage(String message) {
        return new UserException(ExitCode.USAGE, "USAGE", message);
    }
}
