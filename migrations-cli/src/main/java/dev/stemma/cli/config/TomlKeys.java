package dev.stemma.cli.config;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections and keys that {@code migrate.toml} may have. */
final class TomlKeys {

    private static final Map<String, TomlKind> LOCK_KEYS = Map.of(
            "kind", TomlKind.TEXT,
            "wait", TomlKind.TEXT,
            "lease", TomlKind.TEXT,
            "file", TomlKind.TEXT,
            "endpoints", TomlKind.TEXTS,
            "prefix", TomlKind.TEXT,
            "user", TomlKind.TEXT,
            "password", TomlKind.TEXT);

    private static final Map<String, Map<String, TomlKind>> KEYS = Map.of(
            "database", Map.of("url", TomlKind.TEXT, "user", TomlKind.TEXT, "password", TomlKind.TEXT),
            "scripts", Map.of("locations", TomlKind.TEXTS, "heads-file", TomlKind.FLAG, "file-name", TomlKind.TEXT),
            "bookkeeping", Map.of("schema", TomlKind.TEXT, "table", TomlKind.TEXT),
            "lock", LOCK_KEYS,
            "timeouts", Map.of("lock", TomlKind.TEXT, "statement", TomlKind.TEXT, "lock-retries", TomlKind.NUMBER),
            "model", Map.of("sources", TomlKind.TEXTS),
            "fixtures", Map.of("locations", TomlKind.TEXTS));

    private TomlKeys() {}

    /** The names of the sections. */
    static Set<String> sections() {
        return KEYS.keySet();
    }

    /** What the keys of a section take; null where there is no such section. */
    static @Nullable Map<String, TomlKind> of(String section) {
        return KEYS.get(section);
    }

    /** Whether all keys are known and have values of the right type. */
    static boolean accept(Map<String, Map<String, Object>> values) {
        return values.entrySet().stream().allMatch(section -> accept(section.getKey(), section.getValue()));
    }

    private static boolean accept(String section, Map<String, Object> values) {
        Map<String, TomlKind> known = KEYS.get(section);
        if (known == null) {
            return false;
        }
        for (Map.Entry<String, Object> value : values.entrySet()) {
            TomlKind kind = known.get(value.getKey());
            if (kind == null || !kind.fits(value.getValue())) {
                return false;
            }
        }
        return true;
    }
}
