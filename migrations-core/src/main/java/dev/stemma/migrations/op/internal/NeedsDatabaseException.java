package dev.stemma.migrations.op.internal;

/** Ends the code of a revision that asks for what nobody can tell while it is only written down. */
final class NeedsDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NeedsDatabaseException(Refusal refusal) {
        super("Offline, a revision cannot be one that " + refusal.problem());
    }
}
