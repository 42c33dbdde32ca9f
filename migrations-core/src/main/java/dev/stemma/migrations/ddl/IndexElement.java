package dev.stemma.migrations.ddl;

import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;

/**
 * What an index or an exclusion constraint is over: a column or an expression, with its collation, operator class and
 * order. Immutable.
 */
public final class IndexElement {

    private enum Place {
        SUBJECT,
        COLLATION,
        OPERATOR_CLASS,
        DIRECTION,
        NULLS
    }

    private final Clauses<Place> clauses;

    private IndexElement(Clauses<Place> clauses) {
        this.clauses = clauses;
    }

    /**
     * A column.
     *
     * @param column its unqualified name
     * @return the element
     */
    public static IndexElement column(Name column) {
        return new IndexElement(Clauses.none(Place.class).with(Place.SUBJECT, "{0}", column));
    }

    /**
     * An expression over columns of the table.
     *
     * @param expression what is indexed; parentheses are put around it
     * @return the element
     */
    public static IndexElement expression(Field<?> expression) {
        return new IndexElement(Clauses.none(Place.class).with(Place.SUBJECT, "({0})", expression));
    }

    /**
     * With a collation.
     *
     * @param name the collation's name
     * @return a new element
     */
    public IndexElement collate(Name name) {
        return new IndexElement(clauses.with(Place.COLLATION, "collate {0}", name));
    }

    /**
     * With an operator class.
     *
     * @param name its name, {@code jsonb_path_ops} for example
     * @return a new element
     */
    public IndexElement operatorClass(Name name) {
        return new IndexElement(clauses.with(Place.OPERATOR_CLASS, "{0}", name));
    }

    /**
     * In descending order, in which nulls come first unless {@link #nullsLast()} is said.
     *
     * @return a new element
     */
    public IndexElement desc() {
        return new IndexElement(clauses.with(Place.DIRECTION, "desc"));
    }

    /**
     * With nulls before all other values.
     *
     * @return a new element
     */
    public IndexElement nullsFirst() {
        return new IndexElement(clauses.with(Place.NULLS, "nulls first"));
    }

    /**
     * With nulls after all other values.
     *
     * @return a new element
     */
    public IndexElement nullsLast() {
        return new IndexElement(clauses.with(Place.NULLS, "nulls last"));
    }

    QueryPart part() {
        return clauses.part();
    }
}
