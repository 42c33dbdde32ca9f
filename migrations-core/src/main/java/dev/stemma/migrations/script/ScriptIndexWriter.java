package dev.stemma.migrations.script;

import dev.stemma.migrations.graph.InvalidGraphException;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Writes the index of the scripts that a build puts into a jar, so that a start-up need not open each of them.
 *
 * @param classes the folder of compiled classes and resources that becomes the jar
 * @param classLoader sees these classes, and those that they need
 */
public record ScriptIndexWriter(Path classes, ClassLoader classLoader) {

    /**
     * What was written.
     *
     * @param file the index
     * @param revisions how many revisions it has
     * @param changed false when it was there already and the same
     */
    public record Written(Path file, int revisions, boolean changed) {}

    /**
     * Writes the index.
     *
     * @param locations folders or packages of the class path, with {@code classpath:} before them or without
     * @return what was written
     * @throws ScriptsLocationException when there is no such folder among the classes, or the index cannot be written
     * @throws InvalidScriptException when a script is malformed
     */
    public Written write(List<String> locations) {
        List<String> folders =
                locations.stream().map(this::folder).distinct().sorted().toList();
        Map<String, IndexedScript> lines = new HashMap<>();
        RevisionClasses reader = new RevisionClasses(classLoader);
        for (String folder : folders) {
            for (String name : names(folder)) {
                lines.put(name, line(name, reader));
            }
        }
        ScriptIndex index =
                new ScriptIndex(new IndexSummary(folders, digest(lines.values()), head(lines.values())), lines);
        Path file = classes.resolve(ScriptIndex.RESOURCE);
        int revisions = (int) lines.values().stream()
                .filter(line -> line.declared().isPresent())
                .count();
        try {
            if (Files.exists(file) && Files.readString(file).equals(index.text())) {
                return new Written(file, revisions, false);
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, index.text());
            return new Written(file, revisions, true);
        } catch (IOException e) {
            throw new ScriptsLocationException(file.toString(), "cannot be written: " + e.getMessage(), e);
        }
    }

    private static String digest(Collection<IndexedScript> lines) {
        FilesDigest digest = new FilesDigest();
        lines.forEach(line -> digest.add(line.name(), line.size(), line.crc()));
        return digest.text();
    }

    /** Scripts that stand on those of other jars, or on none, make no graph here; whoever reads them tells what is wrong. */
    private static Optional<IndexedHead> head(Collection<IndexedScript> lines) {
        List<Revision> revisions = lines.stream()
                .flatMap(line -> line.declared().stream())
                .map(IndexedScript.Declared::revision)
                .toList();
        try {
            RevisionGraph graph = RevisionGraph.of(revisions);
            if (graph.heads().size() != 1) {
                return Optional.empty();
            }
            String ids = graph.revisions().stream().map(Revision::id).collect(Collectors.joining(","));
            return Optional.of(new IndexedHead(graph.heads().get(0), ids));
        } catch (InvalidGraphException e) {
            return Optional.empty();
        }
    }

    private String folder(String location) {
        String name = ClasspathLocation.trimSlashes(
                location.startsWith(ClasspathLocation.PREFIX)
                        ? location.substring(ClasspathLocation.PREFIX.length())
                        : location);
        for (String folder : List.of(name, name.replace('.', '/'))) {
            if (Files.isDirectory(classes.resolve(folder))) {
                return folder;
            }
        }
        throw new ScriptsLocationException(location, "no such folder or package in " + classes, null);
    }

    private List<String> names(String folder) {
        Path root = classes.resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder + "/" + root.relativize(file).toString().replace('\\', '/'))
                    .filter(ClasspathLocation::isScriptOrClass)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ScriptsLocationException(folder, "cannot be read: " + e.getMessage(), e);
        }
    }

    private IndexedScript line(String name, RevisionClasses reader) {
        Path path = classes.resolve(name);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ScriptsLocationException(path.toString(), "cannot be read: " + e.getMessage(), e);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new IndexedScript(name, bytes.length, crc.getValue(), declared(name, path, reader));
    }

    private static Optional<IndexedScript.Declared> declared(String name, Path path, RevisionClasses reader) {
        ScriptFile file = new ScriptFile(path.toString(), () -> Files.newInputStream(path));
        if (ClasspathLocation.isSql(name)) {
            ScriptHeader header = file.readHeader();
            return Optional.of(new IndexedScript.Declared(
                    header.revision(),
                    header.created().orElse(""),
                    header.release().orElse(""),
                    true,
                    "",
                    ""));
        }
        return reader.elements(name, file).map(ScriptIndexWriter::declared);
    }

    private static IndexedScript.Declared declared(Map<String, Object> elements) {
        DeclaredRevision declared = DeclaredRevision.of(elements, "");
        Revision revision = declared.revision();
        return new IndexedScript.Declared(
                revision,
                declared.created().orElse(""),
                "",
                declared.transactional(),
                text(elements, "lockTimeout"),
                text(elements, "statementTimeout"));
    }

    private static String text(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof String text ? text : "";
    }
}
