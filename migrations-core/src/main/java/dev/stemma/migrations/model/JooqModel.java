package dev.stemma.migrations.model;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.Arrays;
import java.util.List;
import org.jooq.Catalog;
import org.jooq.Schema;

/**
 * A model of jOOQ schemas, as its code generator writes them. What a {@link Schema} does not know (functions, triggers,
 * predicates of indexes, actions of foreign keys and more; the list is in {@code docs/model.md}) is not created, and
 * {@code check --chain} shows it; what it knows and cannot be created from it is refused.
 */
public final class JooqModel implements Model {

    private final List<Schema> schemas;

    private JooqModel(List<Schema> schemas) {
        this.schemas = List.copyOf(schemas);
    }

    /**
     * A model of schemas.
     *
     * @param schemas the schemas, in the order in which they are created
     * @return the model
     */
    public static JooqModel of(Schema... schemas) {
        return new JooqModel(Arrays.asList(schemas));
    }

    /**
     * A model of all schemas of a catalog.
     *
     * @param catalog the catalog, for example the generated {@code DefaultCatalog.DEFAULT_CATALOG}
     * @return the model
     */
    public static JooqModel of(Catalog catalog) {
        return new JooqModel(catalog.getSchemas());
    }

    @Override
    public List<ModelStatement> statements() {
        String path = "jOOQ model ("
                + String.join(", ", schemas.stream().map(Schema::getName).toList()) + ")";
        JooqRefusals.refuse(path, schemas);
        List<ModelStatement> statements = new ModelText(path, sql()).statements();
        if (statements.isEmpty()) {
            throw new StemmaException(ErrorCode.INVALID_MODEL, path + " has no tables");
        }
        return statements;
    }

    /**
     * The statements as one text, the one that failures name lines of.
     *
     * @return SQL, each statement with its semicolon
     */
    public String sql() {
        return new JooqDdl(schemas).text();
    }
}
