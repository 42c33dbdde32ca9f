package dev.stemma.migrations.ddl;

import org.jooq.Constraint;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Table constraints, where jOOQ's {@code alterTable(…).add(constraint)} ends. */
public final class Constraints {

    private Constraints() {}

    /**
     * {@code ALTER TABLE … ADD CONSTRAINT}, to be made deferrable or {@code NOT VALID}; jOOQ does the rest alone.
     *
     * @param table the table
     * @param constraint made with {@code DSL.constraint("name")}
     * @return a builder, to be ended by {@link AddConstraint#query()}
     */
    public static AddConstraint add(Name table, Constraint constraint) {
        return AddConstraint.of(table, constraint);
    }

    /**
     * {@code ADD CONSTRAINT … UNIQUE NULLS NOT DISTINCT}, PostgreSQL 15 and later.
     *
     * @param table the table
     * @param constraint the new constraint
     * @param columns at least one
     * @return a builder, to be ended by {@link AddConstraint#query()}
     */
    public static AddConstraint addUniqueNullsNotDistinct(Name table, Name constraint, Name... columns) {
        return AddConstraint.of(
                table, DSL.sql("constraint {0} unique nulls not distinct ({1})", constraint, DSL.list(columns)));
    }

    /**
     * {@code ADD CONSTRAINT … PRIMARY KEY USING INDEX}: a unique index that exists, built {@code CONCURRENTLY} for
     * example, becomes the primary key and takes its name.
     *
     * @param table the table
     * @param constraint the new constraint
     * @param index the unique index, unqualified
     * @return a builder, to be ended by {@link AddConstraint#query()}
     */
    public static AddConstraint addPrimaryKeyUsingIndex(Name table, Name constraint, Name index) {
        return AddConstraint.of(table, DSL.sql("constraint {0} primary key using index {1}", constraint, index));
    }

    /**
     * {@code ADD CONSTRAINT … UNIQUE USING INDEX}; the index takes the constraint's name.
     *
     * @param table the table
     * @param constraint the new constraint
     * @param index the unique index, unqualified
     * @return a builder, to be ended by {@link AddConstraint#query()}
     */
    public static AddConstraint addUniqueUsingIndex(Name table, Name constraint, Name index) {
        return AddConstraint.of(table, DSL.sql("constraint {0} unique using index {1}", constraint, index));
    }

    /**
     * {@code ADD CONSTRAINT … EXCLUDE}.
     *
     * @param table the table
     * @param constraint the new constraint
     * @param exclusion what no two rows may have in common
     * @return a builder, to be ended by {@link AddConstraint#query()}
     */
    public static AddConstraint addExclude(Name table, Name constraint, Exclusion exclusion) {
        return AddConstraint.of(table, DSL.sql("constraint {0} {1}", constraint, exclusion.part()));
    }

    /**
     * {@code VALIDATE CONSTRAINT}: checks the rows that {@link AddConstraint#notValid()} left unchecked, under a lock that
     * lets readers and writers through.
     *
     * @param table the table
     * @param constraint a check or foreign key
     * @return a new query
     */
    public static Query validate(Name table, Name constraint) {
        return Template.query("alter table {0} validate constraint {1}", table, constraint);
    }
}
