package dev.stemma.migrations.script;

/** The upgrade or the downgrade of a revision. */
public sealed interface Section permits SqlSection, CodeSection {

    /**
     * The script that it comes from.
     *
     * @return the path, for people
     */
    String path();

    /**
     * Whether it runs in one transaction, together with its bookkeeping.
     *
     * @return false where the script says {@code transaction:false}
     */
    boolean transactional();

    /**
     * How patient it is.
     *
     * @return what the script says of it
     */
    SectionTimeouts timeouts();
}
