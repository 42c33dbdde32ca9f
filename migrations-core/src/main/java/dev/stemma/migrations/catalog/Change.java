package dev.stemma.migrations.catalog;

/** In what way two catalogs differ. */
public enum Change {
    /** Expected and not found. What belongs to it is not listed too. */
    MISSING,
    /** Found and not expected. What belongs to it is not listed too. */
    UNEXPECTED,
    /** Found, and not as expected. */
    CHANGED,
    /**
     * The columns of a table stand in another order. Milder than the others: queries that name their columns see nothing
     * of it, and {@code ALTER TABLE … ADD COLUMN} can only append, so that a chain of revisions and a model nearly always
     * differ in it.
     */
    REORDERED
}
