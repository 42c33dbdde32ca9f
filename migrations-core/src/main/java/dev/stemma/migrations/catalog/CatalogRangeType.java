package dev.stemma.migrations.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range type.
 *
 * @param name its name
 * @param subtype what it ranges over
 * @param operatorClass how it compares, where it is not the subtype's default; else null
 * @param collation where it is not the subtype's own; else null
 * @param canonical the canonicalisation function, or null
 * @param difference the difference function, or null
 */
public record CatalogRangeType(
        QualifiedName name,
        String subtype,
        @Nullable String operatorClass,
        @Nullable String collation,
        @Nullable String canonical,
        @Nullable String difference)
        implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.RANGE_TYPE;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("subtype", subtype)
                .add("operator class", operatorClass)
                .add("collation", collation)
                .add("canonical", canonical)
                .add("difference", difference)
                .toMap();
    }
}
