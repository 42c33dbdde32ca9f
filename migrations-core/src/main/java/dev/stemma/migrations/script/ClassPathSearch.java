package dev.stemma.migrations.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.stream.Stream;

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

    @Override
    public Optional<IndexedHead> head(String folder) {
        try {
            Enumeration<URL> roots = classLoader.getResources(folder);
            if (!roots.hasMoreElements()) {
                return Optional.empty();
            }
            URL root = roots.nextElement();
            // what lies in several places is not in one index
            if (roots.hasMoreElements() || root.getProtocol().equals("file")) {
                return Optional.empty();
            }
            try (JarFolder jar = JarFolder.open(folder, root)) {
                return jar.head();
            }
        } catch (IOException | IllegalArgumentException e) {
            // the listing tells what is wrong
            return Optional.empty();
        }
    }

    private static void list(String folder, URL root, ClassPathFiles files) throws IOException, URISyntaxException {
        if (root.getProtocol().equals("file")) {
            listFolder(folder, Path.of(root.toURI()), files);
            return;
        }
        try (JarFolder jar = JarFolder.open(folder, root)) {
            jar.list(files);
        }
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
