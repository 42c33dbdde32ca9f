package dev.stemma.cli.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What keeps two runs apart.
 *
 * @param kind its name, one of the kinds that there are
 * @param lockWait how long to wait for it
 * @param lease how long it outlives a holder that is gone, where it is a lease
 * @param settings what else the kind needs, by the names that {@code migrate.toml} has for it
 * @param warnings what the section asks for in vain, in full sentences
 */
public record LockConfiguration(
        String kind, Duration lockWait, Duration lease, Map<String, String> settings, List<String> warnings) {

    public LockConfiguration {
        settings = Map.copyOf(settings);
        warnings = List.copyOf(warnings);
    }

    /** Without the settings, among which there may be a password. */
    @Override
    public String toString() {
        return "LockConfiguration[" + kind + "]";
    }
}
