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

/** What is given overrides the environment, which overrides {@code migrate.toml}, which overrides the defaults. */
public final class ConfigurationLoader {

    private static final String DEFAULT_FILE = "migrate.toml";

    private final Map<String, String> environment;
    private final Path workingFolder;

    /** A loader that sees this environment, in the folder that the process works in. */
    public ConfigurationLoader(Map<String, String> environment) {
        this(environment, Path.of(""));
    }

    /**
     * A loader for a folder.
     *
     * @param environment the environment that it sees
     * @param workingFolder where {@code migrate.toml} is looked for, and what relative paths that are given are relative to
     */
    public ConfigurationLoader(Map<String, String> environment, Path workingFolder) {
        this.environment = Map.copyOf(environment);
        this.workingFolder = workingFolder;
    }

    /** Reads the file that the options name, else {@code migrate.toml} of the working folder if there is one. */
    public Configuration load(ConfigurationOptions options) {
        return load(options, new GivenSettings());
    }

    /**
     * Reads the file that the options name, else {@code migrate.toml} of the working folder if there is one.
     *
     * @param options what was given as options
     * @param given what was given by the names that the file has for it; it counts as the options do
     * @return the configuration
     * @throws UserException when something in it is wrong, with its place
     */
    public Configuration load(ConfigurationOptions options, Settings given) {
        Path named = Optional.ofNullable(options.file())
                .map(workingFolder::resolve)
                .orElse(workingFolder.resolve(DEFAULT_FILE));
        Settings file = file(options.file(), named);
        Settings settings = new LayeredSettings(given, file);
        Path folder = Optional.ofNullable(named.getParent()).orElse(Path.of(""));
        boolean scriptsFromFile = options.scripts().isEmpty() && !given.has("scripts", "locations");
        Optional<String> user = database(options.user(), given, "user");
        Optional<String> password = database(password(options.passwordFile()), given, "password");
        LockConfiguration lock = new LockSection(settings, given.has("lock", "file") ? workingFolder : folder).read();
        return new Configuration(
                first(database(options.url(), given, "url"), "MIGRATE_URL", file, "url")
                        .map(url -> withoutOverridden(url, user.isPresent(), password.isPresent())),
                first(user, "MIGRATE_USER", file, "user"),
                first(password, "MIGRATE_PASSWORD", file, "password"),
                options.scripts().isEmpty()
                        ? settings.strings("scripts", "locations").orElse(List.of("migrations"))
                        : options.scripts(),
                scriptsFromFile && file.has("scripts", "locations") ? folder : workingFolder,
                settings.strings("fixtures", "locations").orElse(List.of()).stream()
                        .map(text -> text.startsWith(FixtureLocations.CLASSPATH)
                                ? text
                                : resolve(given.has("fixtures", "locations") ? workingFolder : folder, text, "fixtures")
                                        .toString())
                        .toList(),
                settings.strings("model", "sources").orElse(List.of()),
                settings.string("bookkeeping", "schema").orElse("public"),
                settings.string("bookkeeping", "table").orElse("schema_revision"),
                lock,
                new TimeoutsSection(settings).read(),
                new Authoring(
                        given.has("model", "sources") ? workingFolder : folder,
                        settings.flag("scripts", "heads-file"),
                        settings.string("scripts", "file-name")),
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

    /** The driver would prefer what the URL says to what was given beside it. */
    private static String withoutOverridden(String url, boolean user, boolean password) {
        String rest = user ? UrlParameters.without(url, "user") : url;
        return password ? UrlParameters.without(rest, "password") : rest;
    }

    private Settings file(@Nullable Path asked, Path path) {
        if (asked != null && !Files.isRegularFile(path)) {
            throw new UserException(ExitCode.USAGE, "CONFIGURATION", "No such configuration file: " + path);
        }
        return Files.isRegularFile(path) ? TomlFile.read(path, environment) : new GivenSettings();
    }

    private static Optional<String> database(@Nullable String option, Settings given, String key) {
        return Optional.ofNullable(option).or(() -> given.string("database", key));
    }

    private Optional<String> first(Optional<String> given, String variable, Settings file, String databaseKey) {
        return given.or(() -> Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty()))
                .or(() -> file.string("database", databaseKey));
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
