package dev.stemma.migrations.error;

/** The kinds of failure, stable between releases: tools may match on {@link #name()}. */
public enum ErrorCode {
    /** A target, or a row of the bookkeeping, names a revision or a branch label that does not exist. */
    UNKNOWN_REVISION,
    /** A partial id or label fits more than one name. */
    AMBIGUOUS_REVISION,
    /** A revision named together with a branch is not on that branch. */
    NOT_IN_BRANCH,
    /** One revision was asked for and several heads answer. */
    MULTIPLE_HEADS,
    /** The target cannot be reached from here: wrong direction, wrong branch, or too many steps. */
    NO_PATH,
    /** A relative step meets a fork, or a merge on the way down. */
    AMBIGUOUS_WALK,
    /** The target does not have the form of one. */
    INVALID_TARGET,
    /** A revision id or branch label has a form that is not allowed. */
    INVALID_ID,
    /** Revisions are their own ancestors by {@code revises}. */
    CYCLE,
    /** Revisions are their own ancestors when {@code depends-on} counts too. */
    DEPENDENCY_CYCLE,
    /** A revision names itself in {@code revises} or {@code depends-on}. */
    SELF_LOOP,
    /** Two scripts claim one revision id. */
    DUPLICATE_REVISION,
    /** A branch label is claimed twice, or is a revision id too. */
    DUPLICATE_LABEL,
    /** A {@code revises} names a revision that does not exist. */
    MISSING_PARENT,
    /** A {@code depends-on} names a revision or label that does not exist. */
    MISSING_DEPENDENCY,
    /** A scripts location does not exist or cannot be read. */
    SCRIPTS_LOCATION,
    /** A revision script cannot be understood: header, sections, encoding, or SQL that cannot be split. */
    INVALID_SCRIPT,
    /** The declared model does not exist, cannot be read, or declares what cannot be created from it. */
    INVALID_MODEL,
    /** A template for new revision scripts or for their file names cannot be used. */
    INVALID_TEMPLATE,
    /** A new revision was to stand on one that others stand on already. */
    NOT_A_HEAD,
    /** Branches cannot be put one onto the other as asked. */
    INVALID_REBASE,
    /** A file of the project cannot be written, or is there already. */
    CANNOT_WRITE,
    /** A revision on the way down has no downgrade. */
    IRREVERSIBLE,
    /** What a revision in Java does cannot be written down as SQL: it reads the database, for example. */
    NEEDS_DATABASE,
    /** An applied revision has no gapless ancestry, so that steps would run out of order. */
    GAP,
    /** Revisions are applied that these scripts do not have. */
    UNKNOWN_APPLIED,
    /** A server that does not migrate by itself needs revisions that are not applied. */
    NOT_AT_HEAD,
    /** The database has tables but no bookkeeping. */
    UNMANAGED_DATABASE,
    /** The bookkeeping tables hold something that this version does not understand. */
    INVALID_BOOKKEEPING,
    /** A step that no transaction can undo is half done, and what was asked for cannot go on from there. */
    HALF_DONE,
    /** What a repair was to mend was not found, or is mended. */
    NOTHING_TO_REPAIR,
    /** A repair would leave a revision applied without those that it stands on. */
    REPAIR_REFUSED,
    /** A statement of a step failed. */
    STEP_FAILED,
    /** The connection was lost at a commit that did happen with steps left, or of which nobody could be asked. */
    CONNECTION_LOST,
    /** The call was cancelled by its caller. */
    CANCELLED,
    /** The lock was not to be had in time. */
    LOCK_TIMEOUT,
    /** The thread was interrupted while it waited for the lock. */
    LOCK_INTERRUPTED,
    /** The lock went away while the run was at work. */
    LOCK_LOST,
    /** What keeps the lock cannot be used: a missing setting, a file, a server. */
    LOCK_UNUSABLE,
    /** The database cannot be reached, or refuses the connection. */
    CONNECTION,
    /** The database refused a statement of our own, outside any step. */
    DATABASE
}
