package dev.stemma.migrations.run;

/** Another run has changed the bookkeeping since this one looked, so that its plan may be wrong. It plans anew. */
final class OvertakenException extends Exception {

    private static final long serialVersionUID = 1L;

    OvertakenException() {
        super("Another run has changed the bookkeeping meanwhile");
    }
}
