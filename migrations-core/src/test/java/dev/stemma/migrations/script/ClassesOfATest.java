package dev.stemma.migrations.script;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Classes that a test writes as sources and puts on a class path of its own. */
final class ClassesOfATest {

    private static final String IMPORTS = "import dev.stemma.migrations.op.*;\n";

    private final Path sources;
    private final Path classes;

    ClassesOfATest(Path folder) throws IOException {
        sources = Files.createDirectories(folder.resolve("sources"));
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    Path folder() {
        return classes;
    }

    /** Adds a source of package {@code acme.migrations}, which imports what revisions are written with. */
    ClassesOfATest add(String className, String declaration) throws IOException {
        Files.writeString(
                sources.resolve(className + ".java"),
                "package acme.migrations;\n" + IMPORTS
                        + declaration.replace("@UP", "public void upgrade(Operations op) {}"));
        return this;
    }

    ClassesOfATest compile() throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "-d", classes.toString()));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalArgumentException("does not compile");
        }
        return this;
    }

    ClassesOfATest delete(String className) throws IOException {
        Files.delete(classes.resolve("acme/migrations/" + className + ".class"));
        return this;
    }

    /** The classes in a jar, with entries for the folders. */
    Path jar(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                boolean folder = Files.isDirectory(file);
                if (!name.isEmpty()) {
                    out.putNextEntry(new JarEntry(folder ? name + "/" : name));
                    if (!folder) {
                        Files.copy(file, out);
                    }
                    out.closeEntry();
                }
            }
        }
        return jar;
    }

    static URLClassLoader loader(Path... entries) throws IOException {
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = entries[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ClassesOfATest.class.getClassLoader());
    }
}
