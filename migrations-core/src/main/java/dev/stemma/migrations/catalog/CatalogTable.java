package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table, partitioned table, partition or foreign table; its columns and the rest are objects of their own.
 *
 * @param name its name
 * @param foreign whether it is a foreign table
 * @param unlogged whether it is unlogged
 * @param ofType the composite type that it is a table of, or null
 * @param partitionKey how it is partitioned, or null
 * @param parents the tables that it inherits from or is a partition of, in order
 * @param partitionBound which rows it takes as a partition, or null
 * @param rowSecurity whether row-level security is on
 * @param forcedRowSecurity whether it holds for the owner too
 * @param replicaIdentity default, nothing, full or index
 * @param accessMethod where it is not heap; else null
 * @param tablespace where it is not the database's; else null
 * @param options storage parameters, each name=value, with those of its TOAST table; of a foreign table its wrapper's
 * @param server where a foreign table's rows are, else null
 */
public record CatalogTable(
        QualifiedName name,
        boolean foreign,
        boolean unlogged,
        @Nullable String ofType,
        @Nullable String partitionKey,
        List<String> parents,
        @Nullable String partitionBound,
        boolean rowSecurity,
        boolean forcedRowSecurity,
        String replicaIdentity,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        List<String> options,
        @Nullable String server)
        implements CatalogObject {

    public CatalogTable {
        parents = List.copyOf(parents);
        options = List.copyOf(options);
    }

    @Override
    public ObjectKind kind() {
        return foreign ? ObjectKind.FOREIGN_TABLE : ObjectKind.TABLE;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .addIf(unlogged, "unlogged")
                .add("of type", ofType)
                .add("partitioned by", partitionKey)
                .add(partitionBound == null ? "inherits" : "partition of", parents)
                .add("partition bound", partitionBound)
                .addIf(rowSecurity, "row-level security")
                .addIf(forcedRowSecurity, "forced row-level security")
                .add("replica identity", replicaIdentity)
                .add("access method", accessMethod)
                .add("tablespace", tablespace)
                .add("options", options)
                .add("server", server)
                .toMap();
    }
}
