package dev.stemma.cli.config;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.error.Nearest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [lock]}: which kind, and what that needs. */
record LockSection(Settings section, Path folder) {

    private static final String SECTION = "lock";
    private static final List<String> KINDS = List.of("advisory", "table", "file", "etcd", "none");
    /** The keys that belong to some kinds only. */
    private static final Map<String, List<String>> KINDS_OF_KEY = Map.of(
            "lease", List.of("table", "etcd"),
            "file", List.of("file"),
            "endpoints", List.of("etcd"),
            "prefix", List.of("etcd"),
            "user", List.of("etcd"),
            "password", List.of("etcd"));

    private static final Map<String, String> REQUIRED = Map.of("file", "file", "etcd", "endpoints");
    private static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    LockConfiguration read() {
        String kind = text("kind").orElse("advisory");
        if (!KINDS.contains(kind)) {
            throw invalid(
                    "kind",
                    "there is no lock kind '" + kind + "'" + Nearest.didYouMean(kind, KINDS) + "; there are "
                            + String.join(", ", KINDS));
        }
        String required = REQUIRED.get(kind);
        if (required != null && !isThere(required)) {
            throw invalid("kind", "the lock kind '" + kind + "' needs the key '" + required + "' in [lock]");
        }
        return new LockConfiguration(
                kind, duration("wait").orElse(DEFAULT_WAIT), lease(), settings(kind), inVain(kind));
    }

    private Duration lease() {
        Duration lease = duration("lease").orElse(DEFAULT_LEASE);
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw invalid("lease", "a lease lasts from 1s to 24h");
        }
        return lease;
    }

    /** Reads no more than the kind needs: a variable of the environment that another kind needs may be missing. */
    private Map<String, String> settings(String kind) {
        Map<String, String> settings = new HashMap<>();
        if (kind.equals("file")) {
            text("file")
                    .ifPresent(path -> settings.put(
                            "file",
                            ConfigurationLoader.resolve(folder, path, SECTION).toString()));
        }
        if (kind.equals("etcd")) {
            section.strings(SECTION, "endpoints")
                    .ifPresent(endpoints -> settings.put("endpoints", String.join(",", endpoints)));
            for (String key : List.of("prefix", "user", "password")) {
                text(key).ifPresent(value -> settings.put(key, value));
            }
        }
        return settings;
    }

    private List<String> inVain(String kind) {
        List<String> warnings = new ArrayList<>();
        KINDS_OF_KEY.keySet().stream().sorted().forEach(key -> {
            if (isThere(key) && !KINDS_OF_KEY.getOrDefault(key, List.of()).contains(kind)) {
                warnings.add(place(key) + ": '" + key + "' has no effect with the lock kind '" + kind + "'");
            }
        });
        return warnings;
    }

    private boolean isThere(String key) {
        return section.has(SECTION, key);
    }

    private Optional<String> text(String key) {
        return section.string(SECTION, key);
    }

    private Optional<Duration> duration(String key) {
        return text(key).map(text -> ConfigurationLoader.duration(text, place(key)));
    }

    private String place(String key) {
        return section.place(SECTION, key);
    }

    private UserException invalid(String key, String problem) {
        return new UserException(ExitCode.FAILED, "CONFIGURATION", place(key) + ": " + problem);
    }
}
