package dev.stemma.migrations.catalog;

import java.util.Map;

/**
 * An extension.
 *
 * @param name its name
 * @param version the installed version
 * @param schema the schema that it was put into
 */
public record CatalogExtension(String name, String version, String schema) implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXTENSION;
    }

    @Override
    public String path() {
        return QualifiedName.shown(name);
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes().add("version", version).add("schema", schema).toMap();
    }
}
