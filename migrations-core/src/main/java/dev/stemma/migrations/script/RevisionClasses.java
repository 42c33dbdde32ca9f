package dev.stemma.migrations.script;

import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.script.classfile.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which class files are revisions, by looking into them: no class is loaded, so that what else is in the package,
 * or is missing on the class path, does no harm. Confined to one search.
 */
final class RevisionClasses {

    private static final String SCRIPT = RevisionScript.class.getName();
    private static final String CLASS = ".class";

    private final ClassLoader classLoader;
    private final Map<String, Boolean> scripts = new HashMap<>();

    RevisionClasses(ClassLoader classLoader) {
        this.classLoader = classLoader;
        scripts.put(SCRIPT, true);
    }

    /**
     * The revision that a class file holds.
     *
     * @param resource the name by which the class loader knows it
     * @throws InvalidScriptException when the class is half a revision: the annotation without the interface, or the
     *     other way round, or nothing that an instance can be made of
     */
    Optional<Script> revision(String resource, ScriptFile file) {
        return elements(resource, file)
                .map(elements -> CompiledScript.ofClass(ClasspathLocation.className(resource), elements, classLoader));
    }

    /**
     * The elements of the annotation that a class file has.
     *
     * @param resource the name by which the class loader knows it
     * @return empty for a class that is no revision
     * @throws InvalidScriptException when the class is half a revision
     */
    Optional<Map<String, Object>> elements(String resource, ScriptFile file) {
        if (resource.endsWith("/package-info.class") || resource.endsWith("module-info.class")) {
            return Optional.empty();
        }
        ClassFile type = read(file);
        Optional<Map<String, Object>> elements = type.annotation(DeclaredRevision.ANNOTATION);
        if (elements.isEmpty()) {
            refuseForgottenAnnotation(type);
            return Optional.empty();
        }
        refuseUnusable(resource, type);
        return elements;
    }

    private static ClassFile read(ScriptFile file) {
        try (InputStream in = file.content().open()) {
            return ClassFile.read(in);
        } catch (IOException e) {
            throw new InvalidScriptException(file.path(), "cannot be read as a class file: " + e.getMessage(), e);
        }
    }

    /** What takes parameters is meant for others to use; so is what has no name. */
    private void refuseForgottenAnnotation(ClassFile type) {
        if (type.isConcrete() && type.noArgConstructor() && !type.local() && isScript(type)) {
            throw new InvalidScriptException(
                    type.name(),
                    "implements RevisionScript and has no @Revision; annotate it with its id and its parents, or make"
                            + " it abstract if it is none itself");
        }
    }

    private void refuseUnusable(String resource, ClassFile type) {
        if (!resource.equals(type.name().replace('.', '/') + CLASS)) {
            throw new InvalidScriptException(
                    ClasspathLocation.PREFIX + resource,
                    "holds the revision class " + type.name() + ", which cannot be loaded from there");
        }
        if (!type.isConcrete()) {
            throw new InvalidScriptException(
                    type.name(), "has @Revision and is abstract, or an interface; only a class can be run");
        }
        if (!isScript(type)) {
            throw new InvalidScriptException(
                    type.name(), "has @Revision and does not implement RevisionScript; a revision has both");
        }
        if (!type.noArgConstructor()) {
            throw new InvalidScriptException(
                    type.name(),
                    "has no constructor without parameters (a nested class has to be static); give it one, or pass an"
                            + " instance to StemmaBuilder.revisions");
        }
    }

    private boolean isScript(ClassFile type) {
        for (String each : type.interfaces()) {
            if (isScript(each)) {
                return true;
            }
        }
        return type.superclass().filter(this::isScript).isPresent();
    }

    private boolean isScript(String className) {
        if (className.startsWith("java.")) {
            return false;
        }
        Boolean known = scripts.get(className);
        if (known == null) {
            known = readIsScript(className);
            scripts.put(className, known);
        }
        return known;
    }

    /** A class that is missing says nothing; if a revision needs it, loading that one will. */
    private boolean readIsScript(String className) {
        try (InputStream in = ClasspathLocation.open(classLoader, className.replace('.', '/') + CLASS)) {
            return isScript(ClassFile.read(in));
        } catch (IOException e) {
            return false;
        }
    }
}
