package dev.stemma.migrations.catalog;

import java.util.Map;

/**
 * Something of a rarer kind, of which only the name is known.
 *
 * @param objectType what it is, in PostgreSQL's words
 * @param identity its name, likewise
 */
public record CatalogOther(String objectType, String identity) implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.OTHER;
    }

    @Override
    public String path() {
        return objectType + " " + identity;
    }

    @Override
    public Map<String, String> attributes() {
        return Map.of();
    }
}
