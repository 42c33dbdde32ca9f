package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index. Its definition says most of it; the rest is there for those who act on it.
 *
 * @param index its name
 * @param table the table or materialized view
 * @param constraint the constraint that it stands behind, or null
 * @param unique whether it is unique
 * @param nullsNotDistinct whether null equals null in it
 * @param method btree, gin or another access method
 * @param keys columns and expressions, in order, without operator class and direction
 * @param included the columns that are stored with the keys
 * @param predicate its WHERE, or null
 * @param valid false when its building failed or is not over
 * @param attached whether it is part of a partitioned index
 * @param clustered whether CLUSTER uses it
 * @param replicaIdentity whether logical replication uses it
 * @param tablespace where it is not the database's; else null
 * @param options storage parameters, each name=value
 * @param statisticsTargets how much ANALYZE keeps of its expressions, where it was said: number of the key=target
 * @param definition as {@code pg_get_indexdef} words it
 */
public record CatalogIndex(
        QualifiedName index,
        QualifiedName table,
        @Nullable String constraint,
        boolean unique,
        boolean nullsNotDistinct,
        String method,
        List<String> keys,
        List<String> included,
        @Nullable String predicate,
        boolean valid,
        boolean attached,
        boolean clustered,
        boolean replicaIdentity,
        @Nullable String tablespace,
        List<String> options,
        List<String> statisticsTargets,
        String definition)
        implements CatalogObject {

    public CatalogIndex {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
        options = List.copyOf(options);
        statisticsTargets = List.copyOf(statisticsTargets);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.INDEX;
    }

    @Override
    public String path() {
        return index.toString();
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(constraint == null ? table.toString() : table.dot(constraint));
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("definition", definition)
                .addIf(!valid, "invalid")
                .addIf(attached, "attached")
                .addIf(clustered, "clustered")
                .addIf(replicaIdentity, "replica identity")
                .add("tablespace", tablespace)
                .add("statistics targets", statisticsTargets)
                .toMap();
    }
}
