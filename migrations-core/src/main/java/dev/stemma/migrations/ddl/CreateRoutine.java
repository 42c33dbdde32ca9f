package dev.stemma.migrations.ddl;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/** {@code CREATE FUNCTION} and {@code CREATE PROCEDURE}. Immutable; {@link Routines} starts it. */
public final class CreateRoutine {

    private enum Place {
        CREATE,
        OR_REPLACE,
        KIND,
        PARAMETERS,
        RETURNS,
        LANGUAGE,
        ATTRIBUTES,
        BODY
    }

    private final Clauses<Place> clauses;
    private final List<QueryPart> parameters;

    private CreateRoutine(Clauses<Place> clauses, List<QueryPart> parameters) {
        this.clauses = clauses;
        this.parameters = parameters;
    }

    static CreateRoutine of(String kind, Name name, String body) {
        return new CreateRoutine(
                Clauses.none(Place.class)
                        .with(Place.CREATE, "create")
                        .with(Place.KIND, "{0} {1}", DSL.keyword(kind), name)
                        .with(Place.LANGUAGE, "language {0}", DSL.name("plpgsql"))
                        .with(Place.BODY, "as {0}", DollarQuoted.of(body)),
                List.of());
    }

    /**
     * {@code OR REPLACE}: one with the same arguments gets a new body and keeps its privileges.
     *
     * @return a new builder
     */
    public CreateRoutine orReplace() {
        return new CreateRoutine(clauses.with(Place.OR_REPLACE, "or replace"), parameters);
    }

    /**
     * One more input parameter.
     *
     * @param name its name
     * @param type its type; what stands with it (default, collation, nullability) does not count
     * @return a new builder
     */
    public CreateRoutine parameter(Name name, DataType<?> type) {
        List<QueryPart> more = new ArrayList<>(parameters);
        more.add(DSL.sql("{0} {1}", name, Template.type(type)));
        return new CreateRoutine(clauses, List.copyOf(more));
    }

    /**
     * {@code RETURNS}.
     *
     * @param type the type of the result
     * @return a new builder
     */
    public CreateRoutine returns(DataType<?> type) {
        return new CreateRoutine(clauses.with(Place.RETURNS, "returns {0}", Template.type(type)), parameters);
    }

    /**
     * {@code RETURNS} of something that is no data type.
     *
     * @param type {@code DSL.sql("trigger")}, {@code DSL.sql("void")}, {@code DSL.sql("setof {0}", name("orders"))}, …
     * @return a new builder
     */
    public CreateRoutine returns(SQL type) {
        return new CreateRoutine(clauses.with(Place.RETURNS, "returns {0}", type), parameters);
    }

    /**
     * {@code LANGUAGE}.
     *
     * @param language its name, {@code sql} for example
     * @return a new builder
     */
    public CreateRoutine language(String language) {
        return new CreateRoutine(clauses.with(Place.LANGUAGE, "language {0}", DSL.name(language)), parameters);
    }

    /**
     * Volatility, {@code STRICT}, {@code SECURITY DEFINER}, {@code SET} and the like.
     *
     * @param attributes such as {@code DSL.sql("stable strict")}, instead of those of an earlier call
     * @return a new builder
     */
    public CreateRoutine attributes(SQL attributes) {
        return new CreateRoutine(clauses.with(Place.ATTRIBUTES, "{0}", attributes), parameters);
    }

    /**
     * The statement.
     *
     * @return a new query
     */
    public Query query() {
        return clauses.with(Place.PARAMETERS, "({0})", DSL.list(parameters)).query();
    }
}
