package dev.stemma.migrations.lock.etcd;

import dev.stemma.migrations.lock.LockProvider;
import dev.stemma.migrations.lock.LockSettings;
import dev.stemma.migrations.lock.RunLock;

/**
 * Brings the lock kind {@code etcd}. Its settings are {@code endpoints} (URLs, separated by commas), {@code prefix} (of
 * the key; {@code stemma/} unless said otherwise), {@code user} and {@code password}.
 */
public final class EtcdLockProvider implements LockProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public EtcdLockProvider() {
        // nothing is opened before the lock is asked for
    }

    @Override
    public String kind() {
        return "etcd";
    }

    @Override
    public RunLock create(LockSettings settings) {
        return new EtcdLock(EtcdAddress.of(settings), settings);
    }
}
