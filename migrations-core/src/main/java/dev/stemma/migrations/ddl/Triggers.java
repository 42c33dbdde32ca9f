package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;

/** Triggers on tables and views; jOOQ's own are of its commercial editions. */
public final class Triggers {

    private Triggers() {}

    /**
     * {@code CREATE TRIGGER … BEFORE}.
     *
     * @param trigger the new trigger, unqualified
     * @param table the table
     * @param function a function that returns {@code trigger}
     * @param arguments what the function finds in {@code TG_ARGV}
     * @return a builder, to be ended by {@link CreateTrigger#query()}; it needs at least one event
     */
    public static CreateTrigger createBefore(Name trigger, Name table, Name function, String... arguments) {
        return CreateTrigger.of("before", trigger, table, function, arguments);
    }

    /**
     * {@code CREATE TRIGGER … AFTER}.
     *
     * @param trigger the new trigger, unqualified
     * @param table the table
     * @param function a function that returns {@code trigger}
     * @param arguments what the function finds in {@code TG_ARGV}
     * @return a builder, to be ended by {@link CreateTrigger#query()}; it needs at least one event
     */
    public static CreateTrigger createAfter(Name trigger, Name table, Name function, String... arguments) {
        return CreateTrigger.of("after", trigger, table, function, arguments);
    }

    /**
     * {@code CREATE TRIGGER … INSTEAD OF}, which has to be {@link CreateTrigger#forEachRow()}.
     *
     * @param trigger the new trigger, unqualified
     * @param view the view
     * @param function a function that returns {@code trigger}
     * @param arguments what the function finds in {@code TG_ARGV}
     * @return a builder, to be ended by {@link CreateTrigger#query()}; it needs at least one event
     */
    public static CreateTrigger createInsteadOf(Name trigger, Name view, Name function, String... arguments) {
        return CreateTrigger.of("instead of", trigger, view, function, arguments);
    }

    /**
     * {@code DROP TRIGGER}.
     *
     * @param trigger the trigger
     * @param table its table or view
     * @return a new query
     */
    public static Query drop(Name trigger, Name table) {
        return Template.query("drop trigger {0} on {1}", trigger, table);
    }

    /**
     * {@code ALTER TRIGGER … RENAME TO}.
     *
     * @param trigger the trigger
     * @param table its table or view
     * @param newName its new name, unqualified
     * @return a new query
     */
    public static Query rename(Name trigger, Name table, Name newName) {
        return Template.query("alter trigger {0} on {1} rename to {2}", trigger, table, newName);
    }

    /**
     * {@code ENABLE TRIGGER}.
     *
     * @param trigger the trigger
     * @param table its table
     * @return a new query
     */
    public static Query enable(Name trigger, Name table) {
        return Template.query("alter table {0} enable trigger {1}", table, trigger);
    }

    /**
     * {@code DISABLE TRIGGER}: it stays and does not fire.
     *
     * @param trigger the trigger
     * @param table its table
     * @return a new query
     */
    public static Query disable(Name trigger, Name table) {
        return Template.query("alter table {0} disable trigger {1}", table, trigger);
    }
}
