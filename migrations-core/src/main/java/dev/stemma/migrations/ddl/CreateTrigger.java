package dev.stemma.migrations.ddl;

import java.util.Arrays;
import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@code CREATE TRIGGER}. Immutable; {@link Triggers} starts it. */
public final class CreateTrigger {

    private enum Place {
        CREATE,
        OR_REPLACE,
        NAME,
        EVENTS,
        TABLE,
        LEVEL,
        WHEN,
        EXECUTE
    }

    private final Clauses<Place> clauses;
    private final @Nullable QueryPart events;

    private CreateTrigger(Clauses<Place> clauses, @Nullable QueryPart events) {
        this.clauses = clauses;
        this.events = events;
    }

    static CreateTrigger of(String time, Name trigger, Name table, Name function, String... arguments) {
        QueryPart literals = DSL.list(Arrays.stream(arguments).map(DSL::inline).toList());
        return new CreateTrigger(
                Clauses.none(Place.class)
                        .with(Place.CREATE, "create")
                        .with(Place.NAME, "trigger {0} {1}", trigger, DSL.keyword(time))
                        .with(Place.TABLE, "on {0}", table)
                        .with(Place.EXECUTE, "execute function {0}({1})", function, literals),
                null);
    }

    /**
     * {@code OR REPLACE}, PostgreSQL 14 and later.
     *
     * @return a new builder
     */
    public CreateTrigger orReplace() {
        return new CreateTrigger(clauses.with(Place.OR_REPLACE, "or replace"), events);
    }

    /**
     * Fires at {@code INSERT} too.
     *
     * @return a new builder
     */
    public CreateTrigger insert() {
        return withEvent(DSL.sql("insert"));
    }

    /**
     * Fires at {@code UPDATE} too.
     *
     * @param columns those whose mention in an update makes it fire; all when there is none
     * @return a new builder
     */
    public CreateTrigger update(Name... columns) {
        return withEvent(columns.length == 0 ? DSL.sql("update") : DSL.sql("update of {0}", DSL.list(columns)));
    }

    /**
     * Fires at {@code DELETE} too.
     *
     * @return a new builder
     */
    public CreateTrigger delete() {
        return withEvent(DSL.sql("delete"));
    }

    /**
     * Fires at {@code TRUNCATE} too, once for each statement only.
     *
     * @return a new builder
     */
    public CreateTrigger truncate() {
        return withEvent(DSL.sql("truncate"));
    }

    /**
     * {@code FOR EACH ROW}; without it, a trigger fires once for each statement.
     *
     * @return a new builder
     */
    public CreateTrigger forEachRow() {
        return new CreateTrigger(clauses.with(Place.LEVEL, "for each row"), events);
    }

    /**
     * {@code WHEN}: fires only where the condition holds.
     *
     * @param condition over {@code name("new", "column")} and {@code name("old", "column")}
     * @return a new builder
     */
    public CreateTrigger when(Condition condition) {
        return new CreateTrigger(clauses.with(Place.WHEN, "when ({0})", condition), events);
    }

    /**
     * The statement.
     *
     * @return a new query
     * @throws IllegalStateException when no event was given
     */
    public Query query() {
        if (events == null) {
            throw new IllegalStateException("A trigger needs an event: insert(), update(), delete() or truncate()");
        }
        return clauses.with(Place.EVENTS, "{0}", events).query();
    }

    private CreateTrigger withEvent(SQL event) {
        return new CreateTrigger(clauses, events == null ? event : DSL.sql("{0} or {1}", events, event));
    }
}
