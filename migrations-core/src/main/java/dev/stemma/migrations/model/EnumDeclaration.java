package dev.stemma.migrations.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.EnumType;
import org.jooq.Name;
import org.jooq.Schema;
import org.jooq.impl.DSL;

/**
 * An enum type that columns are of.
 *
 * @param name its name, with its schema where it has one
 * @param literals its values, in their order
 */
record EnumDeclaration(Name name, List<String> literals) {

    EnumDeclaration {
        literals = List.copyOf(literals);
    }

    /** The declaration in a class that the code generator wrote for an enum type; empty for every other class. */
    static Optional<EnumDeclaration> of(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        if (constants == null || constants.length == 0 || !(constants[0] instanceof EnumType first)) {
            return Optional.empty();
        }
        Schema schema = first.getSchema();
        Name name = schema == null ? DSL.name(first.getName()) : DSL.name(schema.getName(), first.getName());
        return Optional.of(new EnumDeclaration(
                name,
                Stream.of(constants)
                        .map(EnumType.class::cast)
                        .map(EnumType::getLiteral)
                        .toList()));
    }
}
