package dev.stemma.migrations.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * A rule that is not a view's own.
 *
 * @param table the table or view
 * @param rule its name
 * @param definition the statement that makes it
 * @param state enabled, disabled, on replica or always
 */
public record CatalogRule(QualifiedName table, String rule, String definition, String state) implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.RULE;
    }

    @Override
    public String path() {
        return table.dot(rule);
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(table.toString());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("definition", definition)
                .add("state", state)
                .toMap();
    }
}
