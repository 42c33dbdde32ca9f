package dev.stemma.migrations.script;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a folder of the class path, by the names by which the class loader knows them; with what an index says of
 * them where their jar has one. Confined to one listing.
 */
final class ClassPathFiles {

    private final NavigableMap<String, Optional<IndexedScript>> files = new TreeMap<>();

    /** Adds a file; of one name the first counts, as it does for the class loader. */
    void add(String name, Optional<IndexedScript> indexed) {
        files.putIfAbsent(name, indexed);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** The names, sorted. */
    Set<String> names() {
        return files.keySet();
    }

    /** What the index of the file's jar says of it; empty where the file has to be read. */
    Optional<IndexedScript> indexed(String name) {
        return files.getOrDefault(name, Optional.empty());
    }
}
