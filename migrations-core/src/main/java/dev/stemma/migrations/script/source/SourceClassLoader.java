package dev.stemma.migrations.script.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one source file. This library and jOOQ are those that run it; what they do not have comes from the
 * application.
 */
final class SourceClassLoader extends ClassLoader {

    private final Map<String, byte[]> classes;
    private final ClassLoader application;

    SourceClassLoader(Map<String, byte[]> classes, ClassLoader application) {
        super(SourceClassLoader.class.getClassLoader());
        this.classes = Map.copyOf(classes);
        this.application = application;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = classes.get(name);
        return bytes == null ? application.loadClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
