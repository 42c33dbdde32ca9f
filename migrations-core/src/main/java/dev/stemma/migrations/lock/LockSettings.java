package dev.stemma.migrations.lock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a lock is to lock, and how.
 *
 * @param schema the schema of the bookkeeping
 * @param table the bookkeeping table
 * @param leaseTable the table in the same schema in which a lease may be kept
 * @param owner who takes the lock: operating-system user and host, as {@code user@host}
 * @param dataSource where a second connection comes from, or null where there is none to be had
 * @param lease how long a lease lasts that is not renewed; at least one second
 * @param values what else the kind needs, by the names that {@code migrate.toml} has for it
 */
public record LockSettings(
        String schema,
        String table,
        String leaseTable,
        String owner,
        @Nullable DataSource dataSource,
        Duration lease,
        Map<String, String> values) {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    public LockSettings {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new LockUnusableException(
                    "A lease of " + lease.toMillis() + " ms is not possible for the lock; it lasts from one second to"
                            + " one day (lease under [lock] in migrate.toml)",
                    null);
        }
        values = Map.copyOf(values);
    }

    /**
     * What is locked within a database.
     *
     * @return schema and table
     */
    public String name() {
        return schema + "." + table;
    }

    /**
     * A setting that may be left out.
     *
     * @param key its name
     * @return its value, unless that is blank
     */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /**
     * A setting that must be there.
     *
     * @param kind the kind that needs it, for the message
     * @param key its name
     * @return its value
     * @throws LockUnusableException when it is missing or blank
     */
    public String required(String kind, String key) {
        return value(key)
                .orElseThrow(() -> new LockUnusableException(
                        "The lock kind '" + kind + "' needs the setting '" + key + "' (" + key
                                + " under [lock] in migrate.toml)",
                        null));
    }

    Path file() {
        return Path.of(required("file", "file"));
    }

    /** Without the values, among which there may be a password. */
    @Override
    public String toString() {
        return "LockSettings[" + name() + "]";
    }
}
