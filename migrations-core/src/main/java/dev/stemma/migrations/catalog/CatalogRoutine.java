package dev.stemma.migrations.catalog;

import java.util.Map;

/**
 * A function, procedure or aggregate.
 *
 * @param name its name
 * @param kind {@link ObjectKind#FUNCTION}, {@link ObjectKind#PROCEDURE} or {@link ObjectKind#AGGREGATE}
 * @param arguments the arguments that tell it from others of its name
 * @param language the language that it is written in
 * @param definition for a function or procedure the statement that makes it, for an aggregate its parts
 */
public record CatalogRoutine(QualifiedName name, ObjectKind kind, String arguments, String language, String definition)
        implements CatalogObject {

    @Override
    public String path() {
        return name + "(" + arguments + ")";
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes().add("definition", definition).toMap();
    }
}
