package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;

/**
 * Indexes, where jOOQ's {@code createIndex}, {@code alterIndex} and {@code dropIndex} end: access methods, operator
 * classes, {@code CONCURRENTLY}, {@code NULLS NOT DISTINCT}.
 */
public final class Indexes {

    private Indexes() {}

    /**
     * {@code CREATE INDEX}.
     *
     * @param index the new index, unqualified: it comes into the table's schema
     * @param table the table
     * @param elements what it is over, in this order; at least one
     * @return a builder, to be ended by {@link CreateIndex#query()}
     */
    public static CreateIndex create(Name index, Name table, IndexElement... elements) {
        return CreateIndex.of(index, table, elements);
    }

    /**
     * {@code DROP INDEX CONCURRENTLY}. PostgreSQL refuses it in a transaction, and for an index of a constraint.
     *
     * @param index the index
     * @return a new query
     */
    public static Query dropConcurrently(Name index) {
        return Template.query("drop index concurrently {0}", index);
    }

    /**
     * {@code DROP INDEX CONCURRENTLY IF EXISTS}, which also clears what a failed {@link CreateIndex#concurrently()} left.
     *
     * @param index the index
     * @return a new query
     */
    public static Query dropConcurrentlyIfExists(Name index) {
        return Template.query("drop index concurrently if exists {0}", index);
    }

    /**
     * {@code REINDEX INDEX CONCURRENTLY}. PostgreSQL refuses it in a transaction.
     *
     * @param index the index
     * @return a new query
     */
    public static Query reindexConcurrently(Name index) {
        return Template.query("reindex index concurrently {0}", index);
    }
}
