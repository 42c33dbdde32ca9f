package dev.stemma.migrations.script.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a class file declares, as far as it matters for finding annotated classes. Names are binary names.
 *
 * @param name the class
 * @param access the access flags of the class
 * @param superclass its superclass; empty for {@code java.lang.Object} and modules
 * @param interfaces the interfaces that it names itself
 * @param noArgConstructor whether it has a constructor without parameters, of whatever access
 * @param local whether it is a local or anonymous class
 * @param annotations by the annotation's name, its elements; a text is a {@code String}, a truth value a
 *     {@code Boolean}, an array a {@code List}; elements of other kinds are left out
 */
public record ClassFile(
        String name,
        int access,
        Optional<String> superclass,
        List<String> interfaces,
        boolean noArgConstructor,
        boolean local,
        Map<String, Map<String, Object>> annotations) {

    public ClassFile {
        interfaces = List.copyOf(interfaces);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Reads a class file.
     *
     * @param in the bytes; read to their end, not closed
     * @return what it declares
     * @throws IOException when they cannot be read, or are not a class file that this Java knows the form of
     */
    public static ClassFile read(InputStream in) throws IOException {
        return new ClassFileReader(in).read();
    }

    /**
     * The elements of an annotation that is kept in the class file.
     *
     * @param annotation the annotation's name
     * @return its elements as written, without defaults, or empty when the class does not carry it
     */
    public Optional<Map<String, Object>> annotation(String annotation) {
        return Optional.ofNullable(annotations.get(annotation));
    }

    /**
     * Whether there can be instances of just this class.
     *
     * @return false for interfaces and abstract classes
     */
    public boolean isConcrete() {
        return !Modifier.isAbstract(access) && !Modifier.isInterface(access);
    }
}
