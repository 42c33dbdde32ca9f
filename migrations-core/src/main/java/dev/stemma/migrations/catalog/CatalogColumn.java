package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, foreign table, view or materialized view.
 *
 * @param table what it belongs to
 * @param column its name
 * @param position its rank among the columns that were not dropped, from 1; not compared here, see {@link CatalogComparison}
 * @param type its type, with length and precision
 * @param notNull whether it refuses null
 * @param defaultExpression the default, or null
 * @param generatedExpression what a generated column is computed by, or null
 * @param generatedVirtually whether it is computed when read, rather than stored
 * @param identity how an identity column takes its numbers, or null
 * @param collation where it is not the type's own; else null
 * @param storage where it is not the type's own; else null
 * @param compression pglz or lz4, where it was said; else null
 * @param statisticsTarget how much ANALYZE keeps of it, where it was said; else null
 * @param options attribute options, each name=value; of a foreign table's column also those of the wrapper
 * @param inherited whether a parent has it too
 */
public record CatalogColumn(
        QualifiedName table,
        String column,
        int position,
        String type,
        boolean notNull,
        @Nullable String defaultExpression,
        @Nullable String generatedExpression,
        boolean generatedVirtually,
        @Nullable IdentityKind identity,
        @Nullable String collation,
        @Nullable String storage,
        @Nullable String compression,
        @Nullable String statisticsTarget,
        List<String> options,
        boolean inherited)
        implements CatalogObject {

    public CatalogColumn {
        options = List.copyOf(options);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COLUMN;
    }

    @Override
    public String path() {
        return table.dot(column);
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(table.toString());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("type", type)
                .add("nullability", notNull ? "not null" : "null")
                .add("default", defaultExpression)
                .add(generatedVirtually ? "generated virtual" : "generated stored", generatedExpression)
                .add("identity", identity == null ? null : identity.label())
                .add("collation", collation)
                .add("storage", storage)
                .add("compression", compression)
                .add("statistics target", statisticsTarget)
                .add("options", options)
                .addIf(inherited, "inherited")
                .toMap();
    }
}
