package dev.stemma.migrations.store;

import java.util.Locale;

/** How a revision came to be recorded as applied. */
public enum Origin {
    /** Its upgrade ran. */
    UPGRADE,
    /** It was recorded without running. */
    STAMP,
    /** Its upgrade ran as part of creating a fresh database. */
    ONESHOT;

    /**
     * As the tables hold it.
     *
     * @return the name in lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
