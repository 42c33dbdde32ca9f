package dev.stemma.migrations.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Lists a folder in whichever folders and jars of the class path have it. A jar must have an entry for the folder itself.
 *
 * @param classLoader where it looks
 */
record ClassPathSearch(ClassLoader classLoader) implements ClassPathListing {

    @Override
    public ClassPathFiles below(String folder) {
        ClassPathFiles files = new ClassPathFiles();
        try {
            Enumeration<URL> roots = classLoader.getResources(folder);
            while (roots.hasMoreElements()) {
                list(folder, roots.nextElement(), files);
            }
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            throw new ScriptsLocationException(
                    ClasspathLocation.PREFIX + folder, "cannot be read: " + e.getMessage(), e);
        }
        return files;
    }

    private static void list(String folder, URL root, ClassPathFiles files) throws IOException, URISyntaxException {
        if (root.getProtocol().equals("file")) {
            listFolder(folder, Path.of(root.toURI()), files);
            return;
        }
        URLConnection connection = root.openConnection();
        // the JVM-wide cache of jars would keep the file open
        connection.setUseCaches(false);
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new ScriptsLocationException(
                    ClasspathLocation.PREFIX + folder,
                    "cannot list the folder in " + root.getProtocol() + ": resources",
                    null);
        }
        try (JarFile jar = jarConnection.getJarFile()) {
            listJar(folder, jar, ClasspathLocation.trimSlashes(jarConnection.getEntryName()), files);
        }
    }

    /** Inside a jar the folder may lie deeper than the class loader's names begin. */
    private static void listJar(String folder, JarFile jar, String inJar, ClassPathFiles files) throws IOException {
        Map<String, JarEntry> scripts = new TreeMap<>();
        jar.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(inJar + "/"))
                .forEach(entry -> scripts.put(folder + entry.getName().substring(inJar.length()), entry));
        scripts.keySet().removeIf(name -> !ClasspathLocation.isScriptOrClass(name));
        Optional<ScriptIndex> index = index(folder, jar, inJar, scripts);
        scripts.keySet()
                .forEach(name -> files.add(name, index.map(each -> each.lines().get(name))));
    }

    /** Without an index everything is read; so it is with one that is of other files, which is worth a warning. */
    private static Optional<ScriptIndex> index(String folder, JarFile jar, String inJar, Map<String, JarEntry> scripts)
            throws IOException {
        if (!inJar.endsWith(folder)) {
            return Optional.empty();
        }
        try {
            Optional<ScriptIndex> index = ScriptIndex.in(jar, inJar.substring(0, inJar.length() - folder.length()))
                    .filter(each -> each.covers(folder));
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

    /** Links in the folder are not followed, so that nothing outside it is run. */
    private static void listFolder(String folder, Path root, ClassPathFiles files) throws IOException {
        Path real = root.toRealPath();
        try (Stream<Path> found = Files.walk(real)) {
            found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder + "/" + real.relativize(file).toString().replace('\\', '/'))
                    .forEach(name -> files.add(name, Optional.empty()));
        }
    }
}
