package dev.stemma.maven;

import java.util.List;

/**
 * What the plugin and the revisions of a module have to share: the types of this library, of jOOQ, and of the driver, since
 * these pass between them, and Maven's log. Everything else of the plugin is hidden from a module, which may have other
 * versions of the same libraries; resources are hidden too, so that {@code classpath:} finds the module's alone.
 */
final class LibraryClasses extends ClassLoader {

    private static final List<String> SHARED = List.of(
            "dev.stemma.migrations.",
            "dev.stemma.fixtures.",
            "org.jooq.",
            "org.postgresql.",
            "org.slf4j.",
            // in the signatures of jOOQ
            "io.r2dbc.",
            "org.reactivestreams.");

    private final ClassLoader library;

    LibraryClasses(ClassLoader library) {
        super(ClassLoader.getPlatformClassLoader());
        this.library = library;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return library.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
