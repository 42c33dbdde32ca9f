package dev.stemma.maven;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The classes and resources of a module, resolved when the first of them is asked for. */
final class ModuleClassLoader extends URLClassLoader implements AutoCloseable {

    private final Supplier<List<Path>> classPath;
    private boolean resolved;

    ModuleClassLoader(Supplier<List<Path>> classPath, ClassLoader plugin) {
        super("migrations", new URL[0], new LibraryClasses(plugin));
        this.classPath = classPath;
    }

    private synchronized void resolve() {
        if (resolved) {
            return;
        }
        for (Path entry : classPath.get()) {
            try {
                addURL(entry.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("Every file has a URL", e);
            }
        }
        resolved = true;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        resolve();
        return super.findClass(name);
    }

    @Override
    public @Nullable URL findResource(String name) {
        resolve();
        return super.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        resolve();
        return super.findResources(name);
    }

    /** What revisions in Java source are compiled with. */
    @Override
    public URL[] getURLs() {
        resolve();
        return super.getURLs();
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new IllegalStateException("A jar of the class path cannot be closed", e);
        }
    }
}
