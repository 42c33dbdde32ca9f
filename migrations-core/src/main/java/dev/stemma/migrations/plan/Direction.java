package dev.stemma.migrations.plan;

/** Which way a step goes. */
public enum Direction {
    /** Applies a revision. */
    UPGRADE,
    /** Undoes an applied revision. */
    DOWNGRADE,
    /** Records a revision as applied without running it. */
    STAMP,
    /** Forgets an applied revision without undoing it. */
    UNSTAMP
}
