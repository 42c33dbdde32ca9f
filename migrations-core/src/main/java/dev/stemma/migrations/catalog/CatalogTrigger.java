package dev.stemma.migrations.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * A trigger.
 *
 * @param table the table or view
 * @param trigger its name
 * @param function what it calls
 * @param definition the statement that makes it
 * @param state enabled, disabled, on replica or always
 */
public record CatalogTrigger(QualifiedName table, String trigger, String function, String definition, String state)
        implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.TRIGGER;
    }

    @Override
    public String path() {
        return table.dot(trigger);
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
