package dev.stemma.migrations;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** A oneshot met a database that has tables but no bookkeeping. Nothing was changed. */
public final class UnmanagedDatabaseException extends StemmaException {

    UnmanagedDatabaseException() {
        super(
                ErrorCode.UNMANAGED_DATABASE,
                "The database has tables but no applied revisions, so it is neither fresh nor known. Nothing was"
                        + " changed. If its tables are those of a revision, say so by 'migrate stamp <revision>' and"
                        + " go on with 'migrate upgrade head'; else give 'oneshot' an empty database");
    }
}
