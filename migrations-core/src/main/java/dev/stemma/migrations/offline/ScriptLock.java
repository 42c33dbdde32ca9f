package dev.stemma.migrations.offline;

import dev.stemma.migrations.lock.AdvisoryKey;

/**
 * Takes and gives back the lock of a run within a script. It is tried once: a statement that waits for it would keep a
 * snapshot that a {@code CREATE INDEX CONCURRENTLY} of its holder waits for.
 */
final class ScriptLock {

    private static final String HELD = "Another run on this database is under way. Nothing was changed.";
    private static final String HINT = "Run this script again when that one has ended.";

    private ScriptLock() {}

    static String take(AdvisoryKey key) {
        return """
                DO $stemma$
                BEGIN
                IF NOT pg_catalog.pg_try_advisory_lock(%d) THEN
                RAISE EXCEPTION USING MESSAGE = '%s', HINT = '%s';
                END IF;
                END
                $stemma$""".formatted(key.value(), HELD, HINT);
    }

    /** For PL/pgSQL. */
    static String release(AdvisoryKey key) {
        return "PERFORM pg_catalog.pg_advisory_unlock(" + key.value() + ");";
    }

    static String releaseAtTheEnd(AdvisoryKey key) {
        return "DO $stemma$ BEGIN " + release(key) + " END $stemma$";
    }
}
