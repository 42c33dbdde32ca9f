package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;

/**
 * A composite type that is no table's.
 *
 * @param name its name
 * @param attributeDefinitions name, type and collation of each attribute, in their order
 */
public record CatalogCompositeType(QualifiedName name, List<String> attributeDefinitions) implements CatalogObject {

    public CatalogCompositeType {
        attributeDefinitions = List.copyOf(attributeDefinitions);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COMPOSITE_TYPE;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes().add("attributes", attributeDefinitions).toMap();
    }
}
