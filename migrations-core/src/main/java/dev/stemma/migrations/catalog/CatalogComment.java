package dev.stemma.migrations.catalog;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param objectType what is commented on, in PostgreSQL's words
 * @param relation the table, view, index or sequence that is commented on or has what is; else null
 * @param part the column, constraint, trigger, rule or policy of that; else null
 * @param identity the object's name as PostgreSQL words it
 * @param text the comment
 */
public record CatalogComment(
        String objectType,
        @Nullable QualifiedName relation,
        @Nullable String part,
        String identity,
        String text) implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.COMMENT;
    }

    @Override
    public String path() {
        return objectType + " " + object();
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(object());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes().add("text", text).toMap();
    }

    private String object() {
        if (relation == null) {
            return identity;
        }
        return part == null ? relation.toString() : relation.dot(part);
    }
}
