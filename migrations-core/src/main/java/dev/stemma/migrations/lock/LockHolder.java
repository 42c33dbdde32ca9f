package dev.stemma.migrations.lock;

/**
 * Who holds the lock.
 *
 * @param description process id, application, address and age of the session, as one phrase
 */
public record LockHolder(String description) {

    static final LockHolder UNKNOWN = new LockHolder("a session that ended meanwhile or is not visible to this role");
}
