package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** {@code ALTER TYPE … ADD VALUE}. Immutable; {@link Enums#addValue} starts it. */
public final class AddEnumValue {

    private enum Place {
        TYPE,
        IF_NOT_EXISTS,
        VALUE,
        NEIGHBOUR
    }

    private final Clauses<Place> clauses;

    private AddEnumValue(Clauses<Place> clauses) {
        this.clauses = clauses;
    }

    static AddEnumValue of(Name type, String value) {
        return new AddEnumValue(Clauses.none(Place.class)
                .with(Place.TYPE, "alter type {0} add value", type)
                .with(Place.VALUE, "{0}", DSL.inline(value)));
    }

    /**
     * {@code IF NOT EXISTS}: a value that is there stays where it is.
     *
     * @return a new builder
     */
    public AddEnumValue ifNotExists() {
        return new AddEnumValue(clauses.with(Place.IF_NOT_EXISTS, "if not exists"));
    }

    /**
     * {@code BEFORE}; without a neighbour the value comes last.
     *
     * @param value a value of the type
     * @return a new builder
     */
    public AddEnumValue before(String value) {
        return new AddEnumValue(clauses.with(Place.NEIGHBOUR, "before {0}", DSL.inline(value)));
    }

    /**
     * {@code AFTER}; without a neighbour the value comes last.
     *
     * @param value a value of the type
     * @return a new builder
     */
    public AddEnumValue after(String value) {
        return new AddEnumValue(clauses.with(Place.NEIGHBOUR, "after {0}", DSL.inline(value)));
    }

    /**
     * The statement.
     *
     * @return a new query
     */
    public Query query() {
        return clauses.query();
    }
}
