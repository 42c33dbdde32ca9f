package dev.stemma.migrations.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one catalog differs from another. Of an object that one side lacks, its parts are not listed too: a missing table
 * is one difference. The order of columns is told apart from the rest, see {@link Change#REORDERED}.
 *
 * @param differences what differs, by kind, path and attribute; empty when nothing does
 * @param reordered the tables whose columns stand in another order, by path
 */
public record CatalogComparison(List<CatalogDifference> differences, List<CatalogDifference> reordered) {

    private static final Comparator<CatalogDifference> ORDER =
            Comparator.comparing(CatalogDifference::kind).thenComparing(CatalogDifference::path);

    public CatalogComparison {
        differences = differences.stream().sorted(ORDER).toList();
        reordered = reordered.stream().sorted(ORDER).toList();
    }

    /**
     * Compares.
     *
     * @param expected the catalog that is taken to be right
     * @param found the other
     * @return the differences
     */
    public static CatalogComparison of(DatabaseCatalog expected, DatabaseCatalog found) {
        Map<Key, CatalogObject> left = byKey(expected);
        Map<Key, CatalogObject> right = byKey(found);
        List<CatalogDifference> differences = new ArrayList<>();
        differences.addAll(onlyIn(left, right, Change.MISSING));
        differences.addAll(onlyIn(right, left, Change.UNEXPECTED));
        left.forEach((key, object) -> {
            CatalogObject other = right.get(key);
            if (other != null) {
                differences.addAll(changes(object, other));
            }
        });
        return new CatalogComparison(differences, reordered(expected, found));
    }

    /** What tells objects apart. */
    private record Key(ObjectKind kind, String path) {}

    private static Map<Key, CatalogObject> byKey(DatabaseCatalog catalog) {
        Map<Key, CatalogObject> objects = new LinkedHashMap<>();
        catalog.objects().forEach(object -> objects.put(new Key(object.kind(), object.path()), object));
        return objects;
    }

    private static List<CatalogDifference> onlyIn(
            Map<Key, CatalogObject> side, Map<Key, CatalogObject> other, Change change) {
        List<CatalogObject> alone = side.entrySet().stream()
                .filter(entry -> !other.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Set<String> paths = alone.stream().map(CatalogObject::path).collect(Collectors.toSet());
        return alone.stream()
                .filter(object -> object.owner().filter(paths::contains).isEmpty())
                .map(object -> new CatalogDifference(object.kind(), object.path(), change, null, null, null))
                .toList();
    }

    private static List<CatalogDifference> changes(CatalogObject expected, CatalogObject found) {
        Map<String, String> ours = expected.attributes();
        Map<String, String> theirs = found.attributes();
        Set<String> names = new LinkedHashSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(ours.get(name), theirs.get(name)))
                .map(name -> new CatalogDifference(
                        expected.kind(), expected.path(), Change.CHANGED, name, ours.get(name), theirs.get(name)))
                .toList();
    }

    /** Only what both sides have is looked at, so that an added column is not a reordering too. */
    private static List<CatalogDifference> reordered(DatabaseCatalog expected, DatabaseCatalog found) {
        Map<String, List<String>> left = columns(expected);
        Map<String, List<String>> right = columns(found);
        List<CatalogDifference> reordered = new ArrayList<>();
        left.forEach((table, columns) -> {
            List<String> ours = common(columns, right.getOrDefault(table, List.of()));
            List<String> theirs = common(right.getOrDefault(table, List.of()), columns);
            if (!ours.equals(theirs)) {
                reordered.add(new CatalogDifference(
                        ObjectKind.TABLE,
                        table,
                        Change.REORDERED,
                        "order of columns",
                        String.join(", ", ours),
                        String.join(", ", theirs)));
            }
        });
        return reordered;
    }

    private static List<String> common(List<String> columns, List<String> others) {
        Set<String> kept = new HashSet<>(others);
        return columns.stream().filter(kept::contains).toList();
    }

    /** By table; the columns of views are told by their queries. */
    private static Map<String, List<String>> columns(DatabaseCatalog catalog) {
        Set<QualifiedName> tables =
                catalog.all(CatalogTable.class).stream().map(CatalogTable::name).collect(Collectors.toSet());
        Stream<CatalogColumn> columns = catalog.all(CatalogColumn.class).stream()
                .filter(column -> tables.contains(column.table()))
                .sorted(Comparator.comparing(CatalogColumn::position));
        return columns.collect(Collectors.groupingBy(
                column -> column.table().toString(),
                TreeMap::new,
                Collectors.mapping(CatalogColumn::column, Collectors.toList())));
    }
}
