package dev.stemma.migrations.ddl;

import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** {@code CREATE POLICY}. Immutable; {@link Policies#create} starts it. */
public final class CreatePolicy {

    private enum Place {
        POLICY,
        KIND,
        COMMAND,
        ROLES,
        USING,
        CHECK
    }

    private final Clauses<Place> clauses;

    private CreatePolicy(Clauses<Place> clauses) {
        this.clauses = clauses;
    }

    static CreatePolicy of(Name policy, Name table) {
        return new CreatePolicy(
                Clauses.none(Place.class).with(Place.POLICY, "create policy {0} on {1}", policy, table));
    }

    /**
     * {@code AS RESTRICTIVE}: has to hold besides a permissive one.
     *
     * @return a new builder
     */
    public CreatePolicy restrictive() {
        return new CreatePolicy(clauses.with(Place.KIND, "as restrictive"));
    }

    /**
     * {@code FOR SELECT}.
     *
     * @return a new builder
     */
    public CreatePolicy forSelect() {
        return new CreatePolicy(clauses.with(Place.COMMAND, "for select"));
    }

    /**
     * {@code FOR INSERT}, which has a {@link #withCheck} only.
     *
     * @return a new builder
     */
    public CreatePolicy forInsert() {
        return new CreatePolicy(clauses.with(Place.COMMAND, "for insert"));
    }

    /**
     * {@code FOR UPDATE}.
     *
     * @return a new builder
     */
    public CreatePolicy forUpdate() {
        return new CreatePolicy(clauses.with(Place.COMMAND, "for update"));
    }

    /**
     * {@code FOR DELETE}, which has a {@link #using} only.
     *
     * @return a new builder
     */
    public CreatePolicy forDelete() {
        return new CreatePolicy(clauses.with(Place.COMMAND, "for delete"));
    }

    /**
     * {@code TO}.
     *
     * @param roles those it is for, at least one
     * @return a new builder
     */
    public CreatePolicy to(Name... roles) {
        return new CreatePolicy(clauses.with(Place.ROLES, "to {0}", DSL.list(roles)));
    }

    /**
     * {@code USING}: which existing rows are seen.
     *
     * @param condition over columns of the table
     * @return a new builder
     */
    public CreatePolicy using(Condition condition) {
        return new CreatePolicy(clauses.with(Place.USING, "using ({0})", condition));
    }

    /**
     * {@code WITH CHECK}: which new rows are let in; without it, those that {@link #using} lets be seen.
     *
     * @param condition over columns of the table
     * @return a new builder
     */
    public CreatePolicy withCheck(Condition condition) {
        return new CreatePolicy(clauses.with(Place.CHECK, "with check ({0})", condition));
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
