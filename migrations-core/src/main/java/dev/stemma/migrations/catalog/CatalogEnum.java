package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;

/**
 * An enum type.
 *
 * @param name its name
 * @param values its values, in their order
 */
public record CatalogEnum(QualifiedName name, List<String> values) implements CatalogObject {

    public CatalogEnum {
        values = List.copyOf(values);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ENUM;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("values", values.stream().map(value -> "'" + value + "'").toList())
                .toMap();
    }
}
