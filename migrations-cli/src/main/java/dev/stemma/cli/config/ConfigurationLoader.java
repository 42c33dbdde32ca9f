package dev.stemma.cli.config;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.script.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options override the environment, which overrides {@code migrate.toml}, which overrides the defaults. */
public final class ConfigurationLoader {

    private static final Path DEFAULT_FILE = Path.of("migrate.toml");

    private final Map<String, String> environment;

    /** A loader that sees this environment. */
    public ConfigurationLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Reads the file that the options name, else {@code migrate.toml} of the working folder if there is one. */
    public Configuration load(ConfigurationOptions options) {
        Optional<TomlFile> file = file(options.file());
        Optional<String> url =
                first(options.url(), "MIGRATE_URL", file, "url").map(text -> withOptionsBefore(text, options));
        Optional<String> user = first(options.user(), "MIGRATE_USER", file, "user");
        Optional<String> password = first(password(options.passwordFile()), "MIGRATE_PASSWORD", file, "password");
        boolean scriptsFromFile = options.scripts().isEmpty()
                && file.flatMap(toml -> toml.strings("scripts", "locations")).isPresent();
        List<String> scripts = options.scripts().isEmpty()
                ? file.flatMap(toml -> toml.strings("scripts", "locations")).orElse(List.of("migrations"))
                : options.scripts();
        Path folder = Optional.ofNullable(
                        Optional.ofNullable(options.file()).orElse(DEFAULT_FILE).getParent())
                .orElse(Path.of(""));
        LockConfiguration lock = new LockSection(file, folder).read();
        return new Configuration(
                url,
                user,
                password,
                scripts,
                scriptsFromFile ? folder : Path.of(""),
                file.flatMap(toml -> toml.strings("fixtures", "locations")).orElse(List.of()).stream()
                        .map(text -> resolve(folder, text, "fixtures"))
                        .toList(),
                file.flatMap(toml -> toml.strings("model", "sources")).orElse(List.of()),
                string(file, "bookkeeping", "schema").orElse("public"),
                string(file, "bookkeeping", "table").orElse("schema_revision"),
                lock,
                new TimeoutsSection(file).read(),
                new Authoring(
                        folder == null ? Path.of("") : folder,
                        file.flatMap(toml -> toml.flag("scripts", "heads-file")),
                        string(file, "scripts", "file-name")),
                warnings(options, lock));
    }

    private static List<String> warnings(ConfigurationOptions options, LockConfiguration lock) {
        List<String> warnings = new ArrayList<>(lock.warnings());
        if (options.url() != null
                && !UrlParameters.valuesOf(options.url(), "password").isEmpty()) {
            warnings.add("everybody on this machine can read the password in --url in the list of processes; give it by"
                    + " --password-file or MIGRATE_PASSWORD");
        }
        return warnings;
    }

    static Path resolve(Path folder, String text, String section) {
        try {
            return folder.resolve(text);
        } catch (InvalidPathException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "CONFIGURATION",
                    "No file can have the name '" + text + "' that [" + section + "] has: " + e.getReason());
        }
    }

    private static String withOptionsBefore(String url, ConfigurationOptions options) {
        String rest = options.user() == null ? url : UrlParameters.without(url, "user");
        return options.passwordFile() == null ? rest : UrlParameters.without(rest, "password");
    }

    private Optional<TomlFile> file(@Nullable Path named) {
        if (named != null && !Files.isRegularFile(named)) {
            throw new UserException(ExitCode.USAGE, "CONFIGURATION", "No such configuration file: " + named);
        }
        Path path = named == null ? DEFAULT_FILE : named;
        return Files.isRegularFile(path) ? Optional.of(TomlFile.read(path, environment)) : Optional.empty();
    }

    private Optional<String> first(
            @Nullable String option, String variable, Optional<TomlFile> file, String databaseKey) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty()))
                .or(() -> string(file, "database", databaseKey));
    }

    private static Optional<String> string(Optional<TomlFile> file, String section, String key) {
        return file.flatMap(toml -> toml.string(section, key));
    }

    private static @Nullable String password(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "CONFIGURATION",
                    "The password file " + file + " cannot be read: " + FileProblem.reason(e));
        }
    }

    static Duration duration(String text, String place) {
        return DurationText.parse(text)
                .orElseThrow(() -> new UserException(
                        ExitCode.FAILED,
                        "CONFIGURATION",
                        place + ": '" + text + "' is not a duration; write " + DurationText.FORM + ", as in \"5m\""));
    }
}
