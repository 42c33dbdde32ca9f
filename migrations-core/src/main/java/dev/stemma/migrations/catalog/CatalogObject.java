package dev.stemma.migrations.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * One object of a database. Expressions and definitions are in PostgreSQL's own words (its {@code pg_get_…} functions),
 * with every name outside {@code pg_catalog} in full, so that they do not depend on a search path. The words differ
 * between server versions: compare databases of one version.
 */
public sealed interface CatalogObject
        permits CatalogSchema,
                CatalogExtension,
                CatalogEnum,
                CatalogDomain,
                CatalogCompositeType,
                CatalogRangeType,
                CatalogSequence,
                CatalogTable,
                CatalogView,
                CatalogColumn,
                CatalogConstraint,
                CatalogIndex,
                CatalogStatistics,
                CatalogRoutine,
                CatalogTrigger,
                CatalogEventTrigger,
                CatalogRule,
                CatalogPolicy,
                CatalogComment,
                CatalogOther {

    /**
     * What it is.
     *
     * @return the kind
     */
    ObjectKind kind();

    /**
     * Its full name for people.
     *
     * @return the name, unique within its kind
     */
    String path();

    /**
     * What it is a part of and goes with: the table of a column, the object of a comment.
     *
     * @return the path of that, or empty
     */
    default Optional<String> owner() {
        return Optional.empty();
    }

    /**
     * What is compared, besides the name.
     *
     * @return by name, in a fixed order; what is not there is missing; immutable
     */
    Map<String, String> attributes();
}
