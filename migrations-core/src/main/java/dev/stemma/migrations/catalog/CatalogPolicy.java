package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row-level security policy.
 *
 * @param table the table
 * @param policy its name
 * @param permissive whether one such policy is enough
 * @param command all, select, insert, update or delete
 * @param roles whom it is for, sorted
 * @param usingExpression which rows are seen, or null
 * @param checkExpression which rows may be written, or null
 */
public record CatalogPolicy(
        QualifiedName table,
        String policy,
        boolean permissive,
        String command,
        List<String> roles,
        @Nullable String usingExpression,
        @Nullable String checkExpression)
        implements CatalogObject {

    public CatalogPolicy {
        roles = List.copyOf(roles);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.POLICY;
    }

    @Override
    public String path() {
        return table.dot(policy);
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(table.toString());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("mode", permissive ? "permissive" : "restrictive")
                .add("command", command)
                .add("roles", roles)
                .add("using", usingExpression)
                .add("with check", checkExpression)
                .toMap();
    }
}
