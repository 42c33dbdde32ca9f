package dev.stemma.migrations.catalog;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sequence. Its position is data and not part of this.
 *
 * @param name its name
 * @param type its integer type
 * @param start the start value
 * @param increment the increment
 * @param minimum the smallest value
 * @param maximum the largest value
 * @param cache how many numbers a session takes at a time
 * @param cycle whether it begins again at its end
 * @param unlogged whether it is unlogged
 * @param ownerTable the table whose column owns it, or null
 * @param ownerColumn that column, or null
 * @param identity whether it stands behind an identity column, rather than being owned as a serial's is
 */
public record CatalogSequence(
        QualifiedName name,
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycle,
        boolean unlogged,
        @Nullable QualifiedName ownerTable,
        @Nullable String ownerColumn,
        boolean identity)
        implements CatalogObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.SEQUENCE;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Optional<String> owner() {
        return Optional.ofNullable(ownerPath());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("type", type)
                .add("start", start)
                .add("increment", increment)
                .add("minimum", minimum)
                .add("maximum", maximum)
                .add("cache", cache)
                .addIf(cycle, "cycle")
                .addIf(unlogged, "unlogged")
                .add(identity ? "identity of" : "owned by", ownerPath())
                .toMap();
    }

    private @Nullable String ownerPath() {
        return ownerTable == null || ownerColumn == null ? null : ownerTable.dot(ownerColumn);
    }
}
