package dev.stemma.benchmarks.peer;

import dev.stemma.migrations.script.ScriptIndexWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs a folder of classes with scripts in {@code db/migrations}, as a build does. */
public final class ScriptsInJar {

    private ScriptsInJar() {}

    /**
     * Packs the folder.
     *
     * @param classes the folder
     * @param jar where the jar is to be
     * @param indexed whether it gets the index of its scripts that the goal {@code index} writes
     * @return the jar
     * @throws IOException when it cannot be written
     */
    public static Path of(Path classes, Path jar, boolean indexed) throws IOException {
        if (indexed) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
                new ScriptIndexWriter(classes, loader).write(List.of("classpath:db/migrations"));
            }
        }
        pack(classes, jar);
        return jar;
    }

    /** Packs the folder, and sees the jar as a server's class loader does, with the tools beside it. */
    static ClassLoader loader(Path classes, Path jar, boolean indexed) throws IOException {
        return new URLClassLoader(
                new URL[] {of(classes, jar, indexed).toUri().toURL()}, ScriptsInJar.class.getClassLoader());
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file);
                Stream<Path> entries = Files.walk(classes)) {
            for (Path each :
                    entries.filter(path -> !path.equals(classes)).sorted().toList()) {
                boolean isFolder = Files.isDirectory(each);
                output.putNextEntry(new JarEntry(classes.relativize(each) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(each, output);
                }
                output.closeEntry();
            }
        }
    }
}
