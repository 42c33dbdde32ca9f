package dev.stemma.migrations.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a database holds. Two catalogs are compared by {@link CatalogComparison}.
 *
 * @param objects the objects, by kind and then by path; columns of one table likewise by name
 */
public record DatabaseCatalog(List<CatalogObject> objects) {

    private static final Comparator<CatalogObject> ORDER =
            Comparator.comparing(CatalogObject::kind).thenComparing(CatalogObject::path);

    public DatabaseCatalog {
        objects = objects.stream().sorted(ORDER).toList();
    }

    /**
     * The objects of one type.
     *
     * @param <T> the type
     * @param type the type
     * @return those objects, in order
     */
    public <T extends CatalogObject> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * This catalog without some of its objects.
     *
     * @param unwanted which
     * @return a catalog of the others
     */
    public DatabaseCatalog without(Predicate<? super CatalogObject> unwanted) {
        return new DatabaseCatalog(objects.stream()
                .filter(unwanted.negate())
                .map(CatalogObject.class::cast)
                .toList());
    }
}
