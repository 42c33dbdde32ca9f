package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A domain.
 *
 * @param name its name
 * @param baseType what it restricts, with length and precision
 * @param collation where it is not the type's own; else null
 * @param defaultExpression the default, or null
 * @param notNull whether it refuses null
 * @param checks its checks, by name
 */
public record CatalogDomain(
        QualifiedName name,
        String baseType,
        @Nullable String collation,
        @Nullable String defaultExpression,
        boolean notNull,
        List<DomainCheck> checks)
        implements CatalogObject {

    public CatalogDomain {
        checks = List.copyOf(checks);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DOMAIN;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("type", baseType)
                .add("collation", collation)
                .add("default", defaultExpression)
                .add("nullability", notNull ? "not null" : "null")
                .add("checks", checks)
                .toMap();
    }
}
