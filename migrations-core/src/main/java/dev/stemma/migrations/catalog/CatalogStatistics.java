package dev.stemma.migrations.catalog;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An extended statistics object.
 *
 * @param name its name
 * @param table the table
 * @param definition the statement that makes it
 * @param target how much ANALYZE keeps of it, where it was said; else null
 */
public record CatalogStatistics(
        QualifiedName name,
        QualifiedName table,
        String definition,
        @Nullable String target) implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.STATISTICS;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(table.toString());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("definition", definition)
                .add("target", target)
                .toMap();
    }
}
