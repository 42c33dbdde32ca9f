package dev.stemma.migrations.model;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Qualified;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableOptions;

/** Finds what jOOQ objects declare and their DDL would drop or change without a word (measured with jOOQ 3.19). */
final class JooqRefusals {

    private final List<String> refused = new ArrayList<>();

    private JooqRefusals() {}

    static void refuse(String path, List<Schema> schemas) {
        JooqRefusals refusals = new JooqRefusals();
        schemas.forEach(refusals::look);
        if (!refusals.refused.isEmpty()) {
            throw new StemmaException(
                    ErrorCode.INVALID_MODEL,
                    path + " declares what cannot be created from it:\n  " + String.join("\n  ", refusals.refused)
                            + "\nNothing was changed. Leave these out of the generated classes, or declare the model in"
                            + " SQL");
        }
    }

    private void look(Schema schema) {
        schema.getDomains()
                .forEach(
                        domain -> add(
                                "domain " + named(domain),
                                "jOOQ's DDL loses its NOT NULL and the names of its checks, and gives its columns the type below it"));
        schema.getUDTs().forEach(type -> add("type " + named(type), "jOOQ has no DDL for composite types"));
        schema.getTables().forEach(this::look);
        schema.getIndexes().forEach(this::look);
    }

    private void look(Table<?> table) {
        TableOptions options = table.getOptions();
        switch (options.type()) {
            case TABLE -> {
                for (Field<?> field : table.fields()) {
                    look(table, field);
                }
            }
            case VIEW, MATERIALIZED_VIEW -> {
                if (options.source() == null && options.select() == null) {
                    add("view " + named(table), "jOOQ does not know its query");
                }
            }
            case FUNCTION ->
                add(
                        "function " + named(table),
                        "jOOQ would create a table in its place; generate without <tableValuedFunctions/>");
            case TEMPORARY, EXPRESSION, UNKNOWN ->
                add("table " + named(table), "it is not a table that stays, but of type " + options.type());
        }
    }

    private void look(Table<?> table, Field<?> field) {
        if (field.getDataType().computedOnServer()) {
            add(
                    "column " + named(table) + "." + field.getName(),
                    "jOOQ's open-source edition has no DDL for generated columns");
        }
    }

    private void look(Index index) {
        if (index.getWhere() != null) {
            add("index " + index.getName(), "jOOQ's DDL loses its WHERE");
        }
    }

    private void add(String object, String reason) {
        refused.add(object + ": " + reason);
    }

    private static String named(Qualified object) {
        Schema schema = object.getSchema();
        return (schema == null || schema.getName().isEmpty() ? "" : schema.getName() + ".") + object.getName();
    }
}
