package dev.stemma.migrations.ddl;

import java.util.List;
import org.jooq.DataType;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Functions and procedures with a body in text; jOOQ's own are of its commercial editions. */
public final class Routines {

    private Routines() {}

    /**
     * {@code CREATE FUNCTION} in PL/pgSQL, unless {@link CreateRoutine#language} says otherwise.
     *
     * @param function the new function
     * @param body its body; dollar-quoted as it is
     * @return a builder, to be ended by {@link CreateRoutine#query()}; it needs a {@link CreateRoutine#returns(DataType)
     *     type to return}
     */
    public static CreateRoutine createFunction(Name function, String body) {
        return CreateRoutine.of("function", function, body);
    }

    /**
     * {@code CREATE PROCEDURE} in PL/pgSQL, unless {@link CreateRoutine#language} says otherwise.
     *
     * @param procedure the new procedure
     * @param body its body; dollar-quoted as it is
     * @return a builder, to be ended by {@link CreateRoutine#query()}
     */
    public static CreateRoutine createProcedure(Name procedure, String body) {
        return CreateRoutine.of("procedure", procedure, body);
    }

    /**
     * {@code DROP FUNCTION}.
     *
     * @param function the function
     * @param arguments the types of its input arguments
     * @return a new query
     */
    public static Query dropFunction(Name function, DataType<?>... arguments) {
        return Template.query("drop function {0}", signature(function, List.of(arguments)));
    }

    /**
     * {@code DROP PROCEDURE}.
     *
     * @param procedure the procedure
     * @param arguments the types of its input arguments
     * @return a new query
     */
    public static Query dropProcedure(Name procedure, DataType<?>... arguments) {
        return Template.query("drop procedure {0}", signature(procedure, List.of(arguments)));
    }

    static QueryPart signature(Name routine, List<? extends DataType<?>> arguments) {
        return DSL.sql(
                "{0}({1})",
                routine, DSL.list(arguments.stream().map(Template::type).toList()));
    }
}
