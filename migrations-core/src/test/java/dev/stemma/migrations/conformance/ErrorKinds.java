package dev.stemma.migrations.conformance;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.SelfLoopException;

/** The corpus's word for an error of ours. */
final class ErrorKinds {

    private ErrorKinds() {}

    /**
     * Alembic takes for a name what it cannot parse, so a malformed target is an unknown revision there; and so is a
     * row of the version table that no file has.
     */
    static String of(StemmaException e) {
        if (e instanceof SelfLoopException loop) {
            return loop.isDependency() ? "dependency-self-loop" : "self-loop";
        }
        return switch (e.code()) {
            case UNKNOWN_REVISION, UNKNOWN_APPLIED, INVALID_TARGET -> "unknown-revision";
            case DUPLICATE_REVISION -> "duplicate-id";
            default -> kind(e.code());
        };
    }

    private static String kind(ErrorCode code) {
        return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
