package dev.stemma.migrations.script;

import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.revision.Revision;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A revision in Java, compiled. One that was found on the class path is loaded when its body is read, and not before. It
 * has no checksum: class files differ between compilers, and a difference would say nothing about what the revision
 * does.
 */
public final class CompiledScript implements Script {

    private final DeclaredRevision declared;
    private final Supplier<RevisionObject> object;

    private CompiledScript(DeclaredRevision declared, Supplier<RevisionObject> object) {
        this.declared = declared;
        this.object = object;
    }

    /**
     * The script of an instance.
     *
     * @param code the revision
     * @return the script
     * @throws InvalidScriptException when its class has no annotation
     */
    public static CompiledScript of(RevisionScript code) {
        String name = code.getClass().getName();
        dev.stemma.migrations.op.Revision annotation =
                code.getClass().getAnnotation(dev.stemma.migrations.op.Revision.class);
        if (annotation == null) {
            throw new InvalidScriptException(name, "has no @Revision; annotate the class with its id and its parents");
        }
        return new CompiledScript(DeclaredRevision.of(annotation, name), () -> new RevisionObject(name, code));
    }

    /** The script of a class that is not loaded yet, with the elements of its annotation. */
    static CompiledScript ofClass(String className, Map<String, Object> elements, ClassLoader classLoader) {
        return new CompiledScript(
                DeclaredRevision.of(elements, className), () -> RevisionObject.of(className, className, classLoader));
    }

    @Override
    public Revision revision() {
        return declared.revision();
    }

    @Override
    public Optional<String> created() {
        return declared.created();
    }

    @Override
    public String path() {
        return revision().source();
    }

    @Override
    public Optional<Path> keptIn() {
        return Optional.empty();
    }

    @Override
    public ScriptBody readBody() {
        return object.get().body(declared, Optional.empty());
    }

    @Override
    public Optional<String> readChecksum() {
        return Optional.empty();
    }

    @Override
    public Optional<String> readText() {
        return Optional.empty();
    }
}
