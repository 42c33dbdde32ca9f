package dev.stemma.migrations;

/** What keeps two runs on one database apart. */
public enum LockKind {
    /** A PostgreSQL advisory lock of the session, polled; gone with the connection. */
    ADVISORY,
    /** Nothing: somebody else keeps the runs apart. */
    NONE
}
