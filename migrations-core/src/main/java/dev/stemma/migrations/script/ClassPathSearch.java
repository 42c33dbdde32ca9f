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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Lists a folder in whichever folders and jars of the class path have it. A jar must have an entry for the folder itself.
 *
 * @param classLoader where it looks
 */
record ClassPathSearch(ClassLoader classLoader) implements ClassPathListing {

    @Override
    public SortedSet<String> below(String folder) {
        SortedSet<String> names = new TreeSet<>();
        try {
            Enumeration<URL> roots = classLoader.getResources(folder);
            while (roots.hasMoreElements()) {
                list(folder, roots.nextElement(), names);
            }
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            throw new ScriptsLocationException(
                    ClasspathLocation.PREFIX + folder, "cannot be read: " + e.getMessage(), e);
        }
        return names;
    }

    private static void list(String folder, URL root, SortedSet<String> names) throws IOException, URISyntaxException {
        if (root.getProtocol().equals("file")) {
            listFolder(folder, Path.of(root.toURI()), names);
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
        // inside a jar the folder may lie deeper than the class loader's names begin
        String prefix = ClasspathLocation.trimSlashes(jarConnection.getEntryName()) + "/";
        try (JarFile jar = jarConnection.getJarFile()) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix))
                    .forEach(name -> names.add(folder + "/" + name.substring(prefix.length())));
        }
    }

    /** Links in the folder are not followed, so that nothing outside it is run. */
    private static void listFolder(String folder, Path root, SortedSet<String> names) throws IOException {
        Path real = root.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> real.relativize(file).toString().replace('\\', '/'))
                    .forEach(name -> names.add(folder + "/" + name));
        }
    }
}
