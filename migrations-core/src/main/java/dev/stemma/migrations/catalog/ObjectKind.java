package dev.stemma.migrations.catalog;

import java.util.Locale;

/** The kinds of objects that a catalog tells apart, in the order in which they are listed. */
public enum ObjectKind {
    /** A schema. */
    SCHEMA,
    /** An extension; what belongs to one is not listed. */
    EXTENSION,
    /** An enum type. */
    ENUM,
    /** A domain. */
    DOMAIN,
    /** A composite type that is no table's. */
    COMPOSITE_TYPE,
    /** A range type. */
    RANGE_TYPE,
    /** A sequence, also one that a serial or identity column owns. */
    SEQUENCE,
    /** A table, also a partitioned one or a partition. */
    TABLE,
    /** A foreign table. */
    FOREIGN_TABLE,
    /** A view. */
    VIEW,
    /** A materialized view. */
    MATERIALIZED_VIEW,
    /** A column of a table or view. */
    COLUMN,
    /** A constraint of a table. */
    CONSTRAINT,
    /** An index, also one that stands behind a constraint. */
    INDEX,
    /** An extended statistics object. */
    STATISTICS,
    /** A function. */
    FUNCTION,
    /** A procedure. */
    PROCEDURE,
    /** An aggregate. */
    AGGREGATE,
    /** A trigger. */
    TRIGGER,
    /** An event trigger. */
    EVENT_TRIGGER,
    /** A rule that is not a view's own. */
    RULE,
    /** A row-level security policy. */
    POLICY,
    /** A comment on one of the others. */
    COMMENT,
    /** Something of a rarer kind (cast, operator, collation, text search, foreign server, publication …): its name only. */
    OTHER;

    /**
     * The kind for people.
     *
     * @return small letters, with spaces between words
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
