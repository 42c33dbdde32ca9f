package dev.stemma.migrations.ddl;

import org.jooq.DataType;
import org.jooq.Name;
import org.jooq.Query;

/** Sequences, where jOOQ's {@code createSequence} and {@code alterSequence} end. */
public final class Sequences {

    private Sequences() {}

    /**
     * {@code ALTER SEQUENCE … AS}: what jOOQ's {@code createSequence} makes is a bigint. A bound that was the old type's
     * becomes the new type's.
     *
     * @param sequence the sequence
     * @param type smallint, integer or bigint
     * @return a new query
     */
    public static Query setType(Name sequence, DataType<? extends Number> type) {
        return Template.query("alter sequence {0} as {1}", sequence, Template.type(type));
    }

    /**
     * {@code ALTER SEQUENCE … OWNED BY}: the sequence goes with the column.
     *
     * @param sequence the sequence
     * @param table the column's table, in the sequence's schema
     * @param column the column
     * @return a new query
     */
    public static Query ownedBy(Name sequence, Name table, Name column) {
        return Template.query("alter sequence {0} owned by {1}", sequence, table.append(column));
    }

    /**
     * {@code ALTER SEQUENCE … OWNED BY NONE}.
     *
     * @param sequence the sequence
     * @return a new query
     */
    public static Query ownedByNone(Name sequence) {
        return Template.query("alter sequence {0} owned by none", sequence);
    }

    /**
     * {@code DROP SEQUENCE … CASCADE}: column defaults that use it go too.
     *
     * @param sequence the sequence
     * @return a new query
     */
    public static Query dropCascade(Name sequence) {
        return Template.query("drop sequence {0} cascade", sequence);
    }
}
