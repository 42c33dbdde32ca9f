package dev.stemma.cli.config;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.error.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A {@code migrate.toml} whose keys are all known and have values of the right type. */
final class TomlFile implements Settings {

    private static final Map<String, Kind> LOCK_KEYS = Map.of(
            "kind", Kind.TEXT,
            "wait", Kind.TEXT,
            "lease", Kind.TEXT,
            "file", Kind.TEXT,
            "endpoints", Kind.TEXTS,
            "prefix", Kind.TEXT,
            "user", Kind.TEXT,
            "password", Kind.TEXT);

    private static final Map<String, Map<String, Kind>> KEYS = Map.of(
            "database", Map.of("url", Kind.TEXT, "user", Kind.TEXT, "password", Kind.TEXT),
            "scripts", Map.of("locations", Kind.TEXTS, "heads-file", Kind.FLAG, "file-name", Kind.TEXT),
            "bookkeeping", Map.of("schema", Kind.TEXT, "table", Kind.TEXT),
            "lock", LOCK_KEYS,
            "timeouts", Map.of("lock", Kind.TEXT, "statement", Kind.TEXT, "lock-retries", Kind.NUMBER),
            "model", Map.of("sources", Kind.TEXTS),
            "fixtures", Map.of("locations", Kind.TEXTS));

    /** What a key takes. */
    private enum Kind {
        TEXT("a string in quotes"),
        TEXTS("a list of strings: [\"…\"]"),
        FLAG("true or false, without quotes"),
        NUMBER("a number, without quotes, from 0 to 1000");

        private static final long LARGEST_NUMBER = 1000;

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(@Nullable Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case TEXTS ->
                    value instanceof TomlArray array && array.toList().stream().allMatch(String.class::isInstance);
                case FLAG -> value instanceof Boolean;
                case NUMBER -> value instanceof Long number && number >= 0 && number <= LARGEST_NUMBER;
            };
        }
    }

    private static final String UNEXPECTED_WORDS = "^Unexpected '(?![^\\w\\s]')(?s:.*?)'(?=, expected|$)";

    private final Path path;
    private final TomlParseResult toml;
    private final Map<String, String> environment;

    private TomlFile(Path path, TomlParseResult toml, Map<String, String> environment) {
        this.path = path;
        this.toml = toml;
        this.environment = environment;
    }

    static TomlFile read(Path path, Map<String, String> environment) {
        TomlParseResult toml = parse(path);
        if (toml.hasErrors()) {
            throw notToml(path, toml.errors().get(0));
        }
        TomlFile file = new TomlFile(path, toml, environment);
        file.refuseUnknownKeys();
        return file;
    }

    private static TomlParseResult parse(Path path) {
        String text = text(path);
        try {
            return Toml.parse(text);
        } catch (TomlParseError e) {
            throw notToml(path, e);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            // there are malformed texts on which the parser gives up without saying where
            throw new UserException(
                    ExitCode.FAILED, "CONFIGURATION", path + ": not valid TOML; look for dates, and for deep nesting");
        }
    }

    /** What was not expected is shown when it is a sign only: in a broken string it may be half a password. */
    private static UserException notToml(Path path, TomlParseError e) {
        String reason = String.valueOf(e.getMessage()).replaceFirst(UNEXPECTED_WORDS, "Unexpected text");
        return invalid(path, e.position(), "not valid TOML: " + reason);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new UserException(ExitCode.FAILED, "CONFIGURATION", path + ": not UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "CONFIGURATION", path + ": cannot be read: " + FileProblem.reason(e));
        }
    }

    private void refuseUnknownKeys() {
        for (String section : toml.keySet()) {
            TomlPosition position = toml.inputPositionOf(List.of(section));
            Map<String, Kind> known = KEYS.get(section);
            if (known == null) {
                throw unknown("section or key", section, KEYS.keySet(), position);
            }
            if (!(toml.get(List.of(section)) instanceof TomlTable table)) {
                throw invalid(path, position, "'" + section + "' is a section: write [" + section + "]");
            }
            for (String key : table.keySet()) {
                Kind kind = known.get(key);
                if (kind == null) {
                    throw unknown("key", key, known.keySet(), table.inputPositionOf(List.of(key)));
                }
                if (!kind.fits(table.get(List.of(key)))) {
                    throw invalid(path, position(section, key), "'" + key + "' takes " + kind.words);
                }
            }
        }
    }

    private UserException unknown(String kind, String key, Set<String> known, TomlPosition position) {
        return invalid(
                path,
                position,
                "unknown " + kind + " '" + key + "'" + Nearest.didYouMean(key, known) + "; there are "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static UserException invalid(Path path, TomlPosition position, String problem) {
        return new UserException(
                ExitCode.FAILED,
                "CONFIGURATION",
                path + ":" + position.line() + ":" + position.column() + ": " + problem);
    }

    @Override
    public boolean has(String section, String key) {
        return toml.contains(List.of(section, key));
    }

    @Override
    public Optional<String> string(String section, String key) {
        return Optional.ofNullable(toml.getString(List.of(section, key)))
                .map(text -> substitute(text, position(section, key)));
    }

    @Override
    public Optional<Boolean> flag(String section, String key) {
        return Optional.ofNullable(toml.getBoolean(List.of(section, key)));
    }

    @Override
    public Optional<Integer> number(String section, String key) {
        return Optional.ofNullable(toml.getLong(List.of(section, key))).map(Math::toIntExact);
    }

    @Override
    public Optional<List<String>> strings(String section, String key) {
        return Optional.ofNullable(toml.getArray(List.of(section, key)))
                .map(array -> array.toList().stream()
                        .map(each -> substitute((String) each, position(section, key)))
                        .toList());
    }

    @Override
    public String place(String section, String key) {
        return path + ":" + position(section, key).line();
    }

    private TomlPosition position(String section, String key) {
        TomlPosition position = toml.inputPositionOf(List.of(section, key));
        return position == null ? TomlPosition.positionAt(1, 1) : position;
    }

    private String substitute(String text, TomlPosition position) {
        return Placeholders.substitute(
                text,
                environment,
                name -> invalid(
                        path,
                        position,
                        "the environment has no " + name + "; set it, or give a default: ${" + name + ":-…}"));
    }
}
