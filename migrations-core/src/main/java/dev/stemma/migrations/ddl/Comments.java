package dev.stemma.migrations.ddl;

import java.util.List;
import org.jooq.DataType;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * {@code COMMENT ON} all that jOOQ's {@code commentOnTable}, {@code commentOnColumn}, {@code commentOnView} and {@code
 * commentOnMaterializedView} leave out. A comment that is null or empty removes the one that is there.
 */
public final class Comments {

    private Comments() {}

    /**
     * Comments on an index.
     *
     * @param index the index
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onIndex(Name index, @Nullable String comment) {
        return comment(DSL.sql("index {0}", index), comment);
    }

    /**
     * Comments on a schema.
     *
     * @param schema the schema
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onSchema(Name schema, @Nullable String comment) {
        return comment(DSL.sql("schema {0}", schema), comment);
    }

    /**
     * Comments on a sequence.
     *
     * @param sequence the sequence
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onSequence(Name sequence, @Nullable String comment) {
        return comment(DSL.sql("sequence {0}", sequence), comment);
    }

    /**
     * Comments on a type, an enum for example.
     *
     * @param type the type
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onType(Name type, @Nullable String comment) {
        return comment(DSL.sql("type {0}", type), comment);
    }

    /**
     * Comments on a domain.
     *
     * @param domain the domain
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onDomain(Name domain, @Nullable String comment) {
        return comment(DSL.sql("domain {0}", domain), comment);
    }

    /**
     * Comments on an extension.
     *
     * @param extension the extension
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onExtension(Name extension, @Nullable String comment) {
        return comment(DSL.sql("extension {0}", extension), comment);
    }

    /**
     * Comments on a constraint of a table.
     *
     * @param table the table that has it
     * @param constraint the constraint, unqualified
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onConstraint(Name table, Name constraint, @Nullable String comment) {
        return comment(DSL.sql("constraint {0} on {1}", constraint, table), comment);
    }

    /**
     * Comments on a constraint of a domain.
     *
     * @param domain the domain that has it
     * @param constraint the constraint, unqualified
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onDomainConstraint(Name domain, Name constraint, @Nullable String comment) {
        return comment(DSL.sql("constraint {0} on domain {1}", constraint, domain), comment);
    }

    /**
     * Comments on a trigger.
     *
     * @param trigger the trigger, unqualified
     * @param table the table that has it
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onTrigger(Name trigger, Name table, @Nullable String comment) {
        return comment(DSL.sql("trigger {0} on {1}", trigger, table), comment);
    }

    /**
     * Comments on a policy.
     *
     * @param policy the policy, unqualified
     * @param table the table that has it
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onPolicy(Name policy, Name table, @Nullable String comment) {
        return comment(DSL.sql("policy {0} on {1}", policy, table), comment);
    }

    /**
     * Comments on a function.
     *
     * @param function the function
     * @param arguments the types of its input arguments
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onFunction(Name function, List<? extends DataType<?>> arguments, @Nullable String comment) {
        return comment(DSL.sql("function {0}", Routines.signature(function, arguments)), comment);
    }

    /**
     * Comments on a procedure.
     *
     * @param procedure the procedure
     * @param arguments the types of its input arguments
     * @param comment the comment, or null for none
     * @return a new query
     */
    public static Query onProcedure(Name procedure, List<? extends DataType<?>> arguments, @Nullable String comment) {
        return comment(DSL.sql("procedure {0}", Routines.signature(procedure, arguments)), comment);
    }

    private static Query comment(QueryPart object, @Nullable String comment) {
        return Template.query("comment on {0} is {1}", object, DSL.inline(comment == null ? "" : comment));
    }
}
