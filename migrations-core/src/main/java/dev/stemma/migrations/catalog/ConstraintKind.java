package dev.stemma.migrations.catalog;

/** What a constraint of a table demands. */
public enum ConstraintKind {
    /** A primary key. */
    PRIMARY_KEY("p"),
    /** A unique key. */
    UNIQUE("u"),
    /** A foreign key. */
    FOREIGN_KEY("f"),
    /** A check. */
    CHECK("c"),
    /** An exclusion constraint. */
    EXCLUSION("x"),
    /** NOT NULL with an option that its column cannot tell; PostgreSQL 18 and later. */
    NOT_NULL("n");

    private final String code;

    ConstraintKind(String code) {
        this.code = code;
    }

    /** By {@code pg_constraint.contype}. */
    static ConstraintKind of(String code) {
        for (ConstraintKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("pg_constraint.contype " + code);
    }
}
