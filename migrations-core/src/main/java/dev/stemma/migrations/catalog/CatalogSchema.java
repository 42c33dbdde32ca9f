package dev.stemma.migrations.catalog;

import java.util.Map;

/**
 * A schema.
 *
 * @param name its name
 */
public record CatalogSchema(String name) implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.SCHEMA;
    }

    @Override
    public String path() {
        return QualifiedName.shown(name);
    }

    @Override
    public Map<String, String> attributes() {
        return Map.of();
    }
}
