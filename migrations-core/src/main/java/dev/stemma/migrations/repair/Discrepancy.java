package dev.stemma.migrations.repair;

import java.util.List;
import java.util.Locale;

/** Scripts, bookkeeping and log contradict one another about a revision. */
public sealed interface Discrepancy
        permits ScriptChanged, NoScript, RowDiffers, RowMissing, RowUnlogged, HalfDoneStep, Gap {

    /** The kinds, stable between releases. */
    enum Kind {
        /** The script is not what was applied. */
        SCRIPT_CHANGED,
        /** Applied, and without a script here. */
        NO_SCRIPT,
        /** Script and row have the same sections, and differ elsewhere. */
        ROW_DIFFERS,
        /** The log knows the revision as applied, and there is no row. */
        ROW_MISSING,
        /** There is a row, and the log does not know the revision as applied. */
        ROW_UNLOGGED,
        /** A section without a transaction has begun, and nobody is at work on it. */
        HALF_DONE,
        /** Not applied, below an applied revision. */
        GAP;

        /**
         * As it is written in documents.
         *
         * @return small letters, with hyphens
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What kind it is.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Which revision it is about.
     *
     * @return the id
     */
    String revision();

    /**
     * Where it is seen.
     *
     * @return the path of a script, or a row of a table
     */
    String where();

    /**
     * What is wrong, and what may have led there.
     *
     * @return full sentences
     */
    String explanation();

    /**
     * How it can be mended. Which way is right depends on what is in the database.
     *
     * @return the ways that are a command; empty where something else has to be done, which the explanation says
     */
    List<Remedy> remedies();
}
