package dev.stemma.migrations.script.source;

import dev.stemma.migrations.op.RevisionScript;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that class loaders are known to look into. Jars that a jar's manifest names are found by the compiler. */
final class CompileClassPath {

    private static final String JOOQ = "org.jooq.DSLContext";

    private final Set<Path> paths = new LinkedHashSet<>();

    private CompileClassPath() {}

    /** What this library, jOOQ and a class loader have. */
    static Collection<Path> of(ClassLoader application) {
        ClassLoader own = CompileClassPath.class.getClassLoader();
        CompileClassPath found = new CompileClassPath();
        found.addHome(RevisionScript.class);
        try {
            // loaded, and not initialised
            found.addHome(Class.forName(JOOQ, false, own));
        } catch (ClassNotFoundException e) {
            // then a source that uses it does not compile, and the compiler says where
            found.addUrls(own);
        }
        found.addUrls(own);
        found.addUrls(application);
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                found.add(Path.of(entry));
            }
        }
        return found.paths;
    }

    private void addHome(Class<?> type) {
        CodeSource home = type.getProtectionDomain().getCodeSource();
        if (home != null && home.getLocation() != null) {
            add(home.getLocation());
        }
    }

    private void addUrls(@Nullable ClassLoader loader) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    add(url);
                }
            }
        }
    }

    private void add(URL url) {
        if (url.getProtocol().equals("file")) {
            try {
                add(Path.of(url.toURI()));
            } catch (URISyntaxException | InvalidPathException e) {
                // an address that is no file is nothing that the compiler could read
                return;
            }
        }
    }

    private void add(Path path) {
        if (Files.exists(path)) {
            paths.add(path.toAbsolutePath());
        }
    }
}
