package dev.stemma.migrations;

import java.util.Locale;

/**
 * What keeps two runs on one database apart, of the kinds that need no further settings; for the others see
 * {@link StemmaBuilder#lock(String, java.util.Map)}.
 */
public enum LockKind {
    /** A PostgreSQL advisory lock of the session, polled; gone with the connection. */
    ADVISORY,
    /** A lease in a table beside the bookkeeping, for poolers in transaction mode; takes a second connection. */
    TABLE,
    /** Nothing: runs at the same time take turns by the bookkeeping, step by step. */
    NONE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
