package dev.stemma.cli.command;

import dev.stemma.cli.config.FileProblem;
import dev.stemma.migrations.lock.LockUnusableException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What only some kinds of lock need lies in a folder beside the program, not on its class path: dozens of jars there
 * would cost every command time.
 */
final class OptionalJars {

    private OptionalJars() {}

    /** Sees what the kind of lock needs: {@code lock-etcd/*.jar} for {@code etcd}. */
    static ClassLoader classLoader(String lockKind) {
        ClassLoader own = OptionalJars.class.getClassLoader();
        if (!lockKind.equals("etcd")) {
            return own;
        }
        try {
            List<URL> jars = jars("lock-" + lockKind);
            return jars.isEmpty() ? own : new URLClassLoader(jars.toArray(URL[]::new), own);
        } catch (IOException e) {
            throw new LockUnusableException(
                    "What the lock kind 'etcd' needs cannot be read: " + FileProblem.reason(e), e);
        }
    }

    private static List<URL> jars(String folderName) throws IOException {
        Path folder = program().resolveSibling(folderName);
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    jars.add(url(jar));
                }
            }
        }
        return jars;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** The jar that this class is in. */
    private static Path program() throws IOException {
        CodeSource source = OptionalJars.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
