package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;

/** {@code ALTER TABLE … ADD CONSTRAINT} with its attributes. Immutable; {@link Constraints} starts it. */
public final class AddConstraint {

    private enum Place {
        TABLE,
        CONSTRAINT,
        DEFERRABLE,
        INITIALLY,
        VALIDITY
    }

    private final Clauses<Place> clauses;

    private AddConstraint(Clauses<Place> clauses) {
        this.clauses = clauses;
    }

    static AddConstraint of(Name table, QueryPart constraint) {
        return new AddConstraint(Clauses.none(Place.class)
                .with(Place.TABLE, "alter table {0}", table)
                .with(Place.CONSTRAINT, "add {0}", constraint));
    }

    /**
     * {@code DEFERRABLE}: {@code SET CONSTRAINTS} may put the check off to the end of a transaction. Not for checks.
     *
     * @return a new builder
     */
    public AddConstraint deferrable() {
        return new AddConstraint(clauses.with(Place.DEFERRABLE, "deferrable"));
    }

    /**
     * {@code DEFERRABLE INITIALLY DEFERRED}: checked at the end of each transaction. Not for checks.
     *
     * @return a new builder
     */
    public AddConstraint initiallyDeferred() {
        return new AddConstraint(deferrable().clauses.with(Place.INITIALLY, "initially deferred"));
    }

    /**
     * {@code NOT VALID}: holds for new rows at once; {@link Constraints#validate} checks the old ones. For checks and
     * foreign keys.
     *
     * @return a new builder
     */
    public AddConstraint notValid() {
        return new AddConstraint(clauses.with(Place.VALIDITY, "not valid"));
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
