package dev.stemma.migrations.script;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.RevisionScript;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * An instance of a revision in Java.
 *
 * @param path where it comes from, for people
 * @param code the instance
 */
record RevisionObject(String path, RevisionScript code) {

    /**
     * Loads a class and makes an instance of it.
     *
     * @throws InvalidScriptException when it cannot be linked or made
     */
    static RevisionObject of(String path, String className, ClassLoader classLoader) {
        try {
            Class<?> type = Class.forName(className, false, classLoader);
            if (!RevisionScript.class.isAssignableFrom(type)) {
                throw new InvalidScriptException(path, notAScript(type));
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!constructor.trySetAccessible()) {
                throw new InvalidScriptException(
                        path,
                        "its constructor is out of reach: its module has to open the package " + type.getPackageName()
                                + " to dev.stemma.migrations");
            }
            return new RevisionObject(path, (RevisionScript) constructor.newInstance());
        } catch (NoSuchMethodException e) {
            throw new InvalidScriptException(path, "has no constructor without parameters", e);
        } catch (InstantiationException e) {
            throw new InvalidScriptException(path, "is abstract, so that there is nothing to run", e);
        } catch (InvocationTargetException e) {
            throw new InvalidScriptException(path, "its constructor threw " + e.getCause(), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InvalidScriptException(
                    path, "cannot be loaded: " + e + (e.getCause() == null ? "" : " (" + e.getCause() + ")"), e);
        }
    }

    private static String notAScript(Class<?> type) {
        for (Class<?> each : type.getInterfaces()) {
            if (each.getName().equals(RevisionScript.class.getName())) {
                return "implements the RevisionScript of another copy of this library: its class loader has one of its"
                        + " own";
            }
        }
        return "does not implement " + RevisionScript.class.getName();
    }

    ScriptBody body(DeclaredRevision declared, Optional<String> checksum) {
        String className = code.getClass().getName();
        Section up = new CodeSection(path, className, code::upgrade, declared.transactional(), declared.timeouts());
        Optional<Section> down = hasDowngrade()
                ? Optional.of(new CodeSection(
                        path, className, code::downgrade, declared.transactional(), declared.timeouts()))
                : Optional.empty();
        return new ScriptBody(up, down, checksum);
    }

    private boolean hasDowngrade() {
        try {
            return code.getClass().getMethod("downgrade", Operations.class).getDeclaringClass() != RevisionScript.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every RevisionScript has the method", e);
        } catch (LinkageError e) {
            throw new InvalidScriptException(path, "cannot be loaded: " + e, e);
        }
    }
}
