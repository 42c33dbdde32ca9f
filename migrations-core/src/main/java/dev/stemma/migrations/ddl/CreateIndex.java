package dev.stemma.migrations.ddl;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * {@code CREATE INDEX} with what jOOQ's {@code createIndex} has no words for. Immutable; {@link Indexes#create} starts it.
 */
public final class CreateIndex {

    private enum Place {
        CREATE,
        UNIQUE,
        INDEX,
        CONCURRENTLY,
        IF_NOT_EXISTS,
        NAME,
        ON,
        ONLY,
        TABLE,
        METHOD,
        ELEMENTS,
        INCLUDE,
        NULLS,
        WHERE
    }

    private final Clauses<Place> clauses;

    private CreateIndex(Clauses<Place> clauses) {
        this.clauses = clauses;
    }

    static CreateIndex of(Name index, Name table, IndexElement... elements) {
        List<QueryPart> parts = Arrays.stream(elements).map(IndexElement::part).toList();
        return new CreateIndex(Clauses.none(Place.class)
                .with(Place.CREATE, "create")
                .with(Place.INDEX, "index")
                .with(Place.NAME, "{0}", index)
                .with(Place.ON, "on")
                .with(Place.TABLE, "{0}", table)
                .with(Place.ELEMENTS, "({0})", DSL.list(parts)));
    }

    /**
     * {@code UNIQUE}.
     *
     * @return a new builder
     */
    public CreateIndex unique() {
        return new CreateIndex(clauses.with(Place.UNIQUE, "unique"));
    }

    /**
     * {@code CONCURRENTLY}: writers are not kept out. PostgreSQL refuses it in a transaction; where it fails, an invalid
     * index stays, which has to be dropped before the next attempt.
     *
     * @return a new builder
     */
    public CreateIndex concurrently() {
        return new CreateIndex(clauses.with(Place.CONCURRENTLY, "concurrently"));
    }

    /**
     * {@code IF NOT EXISTS}. The invalid index that a failed {@link #concurrently()} leaves behind counts as existing.
     *
     * @return a new builder
     */
    public CreateIndex ifNotExists() {
        return new CreateIndex(clauses.with(Place.IF_NOT_EXISTS, "if not exists"));
    }

    /**
     * {@code ON ONLY}: an invalid index of a partitioned table, to which {@link Partitions#attachIndex} adds those of the
     * partitions, so that these can be built {@code CONCURRENTLY}.
     *
     * @return a new builder
     */
    public CreateIndex only() {
        return new CreateIndex(clauses.with(Place.ONLY, "only"));
    }

    /**
     * {@code USING}: the access method; without it, a B-tree.
     *
     * @param method its name: {@code gin}, {@code gist}, {@code brin}, {@code hash}, …
     * @return a new builder
     */
    public CreateIndex using(String method) {
        return new CreateIndex(clauses.with(Place.METHOD, "using {0}", DSL.name(method)));
    }

    /**
     * {@code INCLUDE}: columns that are stored in the index and are no part of its key.
     *
     * @param columns their names, at least one
     * @return a new builder
     */
    public CreateIndex include(Name... columns) {
        return new CreateIndex(clauses.with(Place.INCLUDE, "include ({0})", DSL.list(columns)));
    }

    /**
     * {@code NULLS NOT DISTINCT}, PostgreSQL 15 and later: a unique index then allows one null only.
     *
     * @return a new builder
     */
    public CreateIndex nullsNotDistinct() {
        return new CreateIndex(clauses.with(Place.NULLS, "nulls not distinct"));
    }

    /**
     * {@code WHERE}: only rows for which the condition holds are in the index.
     *
     * @param condition over columns of the table
     * @return a new builder
     */
    public CreateIndex where(Condition condition) {
        return new CreateIndex(clauses.with(Place.WHERE, "where {0}", condition));
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
