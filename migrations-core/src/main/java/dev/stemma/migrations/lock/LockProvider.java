package dev.stemma.migrations.lock;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Brings a kind of lock that is not in this artifact; found by {@link ServiceLoader}. Implementations have a public
 * constructor without parameters.
 */
public interface LockProvider {

    /**
     * The kind's name, as {@code [lock] kind} in {@code migrate.toml} has it.
     *
     * @return one word in lower case
     */
    String kind();

    /**
     * Makes a lock; nothing is opened before that is acquired.
     *
     * @param settings what it is to lock, and how
     * @return the lock
     * @throws LockUnusableException when a setting is missing or makes no sense
     */
    RunLock create(LockSettings settings);

    /**
     * Looks for the provider of a kind.
     *
     * @param kind the kind's name
     * @param classLoader where to look
     * @return the first one found, or empty
     */
    static Optional<LockProvider> find(String kind, ClassLoader classLoader) {
        return ServiceLoader.load(LockProvider.class, classLoader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind().equals(kind))
                .findFirst();
    }
}
