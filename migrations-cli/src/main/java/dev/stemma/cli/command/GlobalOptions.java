package dev.stemma.cli.command;

import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.config.ConfigurationLoader;
import dev.stemma.cli.config.ConfigurationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
final class GlobalOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration file (default: migrate.toml of the working folder, if there is one).")
    @Nullable
    Path config;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = {
                "JDBC URL of the database (or MIGRATE_URL).",
                "'embedded:' or 'embedded:FOLDER' starts a PostgreSQL of its own while the command runs."
            })
    @Nullable
    String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            scope = ScopeType.INHERIT,
            description = "Database role (or MIGRATE_USER).")
    @Nullable
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File whose first line is the password (or MIGRATE_PASSWORD).")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--scripts",
            paramLabel = "LOCATION",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "Where the revision scripts are: folders, jars, classpath:FOLDER.")
    List<String> scripts = List.of();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Write the result as JSON.")
    boolean json;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours (or set NO_COLOR).")
    boolean noColor;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress lines.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "More details.")
    boolean verbose;

    Configuration load(Map<String, String> environment) {
        return new ConfigurationLoader(environment)
                .load(new ConfigurationOptions(config, url, user, passwordFile, scripts));
    }

    int verbosity() {
        return quiet ? -1 : verbose ? 1 : 0;
    }
}
