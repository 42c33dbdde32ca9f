package dev.stemma.cli.config;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.error.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    private static final String UNEXPECTED_WORDS = "^Unexpected '(?![^\\w\\s]')(?s:.*?)'(?=, expected|$)";

    private final Path path;
    private final Map<String, Map<String, Object>> values;
    private final Map<String, String> environment;
    /** Only errors need places, and only they and what is written in uncommon ways need the whole parser. */
    private @Nullable TomlParseResult places;

    private TomlFile(Path path, Map<String, Map<String, Object>> values, Map<String, String> environment) {
        this.path = path;
        this.values = values;
        this.environment = environment;
    }

    static TomlFile read(Path path, Map<String, String> environment) {
        String text = text(path);
        Map<String, Map<String, Object>> plain = PlainToml.read(text).orElse(Map.of());
        if (!plain.isEmpty() && TomlKeys.accept(plain)) {
            return new TomlFile(path, plain, environment);
        }
        TomlParseResult toml = parse(path, text);
        TomlFile file = new TomlFile(path, values(path, toml), environment);
        file.places = toml;
        return file;
    }

    private static TomlParseResult parse(Path path, String text) {
        TomlParseResult toml = parsed(path, text);
        if (toml.hasErrors()) {
            throw notToml(path, toml.errors().get(0));
        }
        return toml;
    }

    private static TomlParseResult parsed(Path path, String text) {
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

    private static Map<String, Map<String, Object>> values(Path path, TomlParseResult toml) {
        Map<String, Map<String, Object>> values = new HashMap<>();
        for (String section : toml.keySet()) {
            TomlPosition position = toml.inputPositionOf(List.of(section));
            Map<String, TomlKind> known = TomlKeys.of(section);
            if (known == null) {
                throw unknown(path, "section or key", section, TomlKeys.sections(), position);
            }
            if (!(toml.get(List.of(section)) instanceof TomlTable table)) {
                throw invalid(path, position, "'" + section + "' is a section: write [" + section + "]");
            }
            values.put(section, values(path, table, known));
        }
        return values;
    }

    private static Map<String, Object> values(Path path, TomlTable table, Map<String, TomlKind> known) {
        Map<String, Object> values = new HashMap<>();
        for (String key : table.keySet()) {
            TomlKind kind = known.get(key);
            TomlPosition position = table.inputPositionOf(List.of(key));
            if (kind == null) {
                throw unknown(path, "key", key, known.keySet(), position);
            }
            Object value = table.get(List.of(key));
            Object plain = value instanceof TomlArray array ? array.toList() : value;
            if (plain == null || !kind.fits(plain)) {
                throw invalid(path, position, "'" + key + "' takes " + kind.words());
            }
            values.put(key, plain);
        }
        return values;
    }

    private static UserException unknown(Path path, String kind, String key, Set<String> known, TomlPosition position) {
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

    private Optional<Object> value(String section, String key) {
        return Optional.ofNullable(values.getOrDefault(section, Map.of()).get(key));
    }

    @Override
    public boolean has(String section, String key) {
        return value(section, key).isPresent();
    }

    @Override
    public Optional<String> string(String section, String key) {
        return value(section, key).map(text -> substitute((String) text, section, key));
    }

    @Override
    public Optional<Boolean> flag(String section, String key) {
        return value(section, key).map(Boolean.class::cast);
    }

    @Override
    public Optional<Integer> number(String section, String key) {
        return value(section, key).map(number -> Math.toIntExact((Long) number));
    }

    @Override
    public Optional<List<String>> strings(String section, String key) {
        return value(section, key)
                .map(texts -> ((List<?>) texts)
                        .stream()
                                .map(each -> substitute((String) each, section, key))
                                .toList());
    }

    @Override
    public String place(String section, String key) {
        return path + ":" + position(section, key).line();
    }

    private TomlPosition position(String section, String key) {
        TomlParseResult toml = places;
        if (toml == null) {
            toml = parse(path, text(path));
            places = toml;
        }
        TomlPosition position = toml.inputPositionOf(List.of(section, key));
        return position == null ? TomlPosition.positionAt(1, 1) : position;
    }

    private String substitute(String text, String section, String key) {
        return Placeholders.substitute(
                text,
                environment,
                name -> invalid(
                        path,
                        position(section, key),
                        "the environment has no " + name + "; set it, or give a default: ${" + name + ":-…}"));
    }
}
