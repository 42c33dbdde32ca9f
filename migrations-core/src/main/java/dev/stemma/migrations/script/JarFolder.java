package dev.stemma.migrations.script;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.LoggerFactory;

/**
 * A folder of the class path as it lies in a jar, where it may lie deeper than the class loader's names begin.
 *
 * @param folder the name by which the class loader knows it
 * @param jar the jar, open
 * @param inJar its name in the jar
 */
record JarFolder(String folder, JarFile jar, String inJar) implements AutoCloseable {

    /** Opens the jar of a resource that is a folder. */
    static JarFolder open(String folder, URL root) throws IOException {
        URLConnection connection = root.openConnection();
        // the JVM-wide cache of jars would keep the file open
        connection.setUseCaches(false);
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new ScriptsLocationException(
                    ClasspathLocation.PREFIX + folder,
                    "cannot list the folder in " + root.getProtocol() + ": resources",
                    null);
        }
        return new JarFolder(
                folder, jarConnection.getJarFile(), ClasspathLocation.trimSlashes(jarConnection.getEntryName()));
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    /** What its index says of all its revisions, if it has one that is of its files and of nothing else. */
    Optional<IndexedHead> head() throws IOException {
        if (!inJar.endsWith(folder)) {
            return Optional.empty();
        }
        Optional<IndexSummary> summary = ScriptIndex.summary(jar, root());
        if (summary.isEmpty() || !summary.get().folders().equals(List.of(folder))) {
            return Optional.empty();
        }
        FilesDigest digest = new FilesDigest();
        scripts(entry -> digest.add(name(entry), entry.getSize(), entry.getCrc()));
        return digest.text().equals(summary.get().files()) ? summary.get().head() : Optional.empty();
    }

    /** Adds its scripts and classes, with what an index says of them. */
    void list(ClassPathFiles files) throws IOException {
        Map<String, JarEntry> scripts = new TreeMap<>();
        scripts(entry -> scripts.put(name(entry), entry));
        Optional<ScriptIndex> index = index(scripts);
        scripts.keySet()
                .forEach(name -> files.add(name, index.map(each -> each.lines().get(name))));
    }

    private void scripts(Consumer<JarEntry> action) {
        String prefix = inJar + "/";
        jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(prefix) && ClasspathLocation.isScriptOrClass(entry.getName()))
                .forEach(action);
    }

    private String name(JarEntry entry) {
        return folder + entry.getName().substring(inJar.length());
    }

    private String root() {
        return inJar.substring(0, inJar.length() - folder.length());
    }

    /** Without an index everything is read; so it is with one that is of other files, which is worth a warning. */
    private Optional<ScriptIndex> index(Map<String, JarEntry> scripts) throws IOException {
        if (!inJar.endsWith(folder)) {
            return Optional.empty();
        }
        try {
            Optional<ScriptIndex> index =
                    ScriptIndex.in(jar, root()).filter(each -> each.summary().covers(folder));
            if (index.isEmpty() || index.get().isOf(folder, scripts)) {
                return index;
            }
        } catch (IllegalArgumentException e) {
            // then it is of no use either
        }
        LoggerFactory.getLogger(ClassPathSearch.class)
                .warn(
                        "{}!/{} is not the index of the scripts in {} there; they are read instead. Write it anew when"
                                + " the jar is built.",
                        jar.getName(),
                        ScriptIndex.RESOURCE,
                        folder);
        return Optional.empty();
    }
}
