package dev.stemma.migrations.script;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where revision scripts are kept. */
public sealed interface ScriptsLocation permits FolderLocation, ClasspathLocation, JarLocation {

    /**
     * Reads a location as it is written in a configuration: {@code classpath:some/folder} or
     * {@code classpath:some.package}, a {@code some.jar} or {@code some.jar!/folder}, or a folder.
     *
     * @param text the location
     * @param base what a relative path is relative to
     * @param classLoader where {@code classpath:} looks, and what revisions in Java source can use
     * @return the location, not yet looked into
     * @throws ScriptsLocationException when no file could have that name
     */
    static ScriptsLocation parse(String text, Path base, ClassLoader classLoader) {
        if (text.startsWith(ClasspathLocation.PREFIX)) {
            return new ClasspathLocation(
                    text.substring(ClasspathLocation.PREFIX.length()), classLoader, new ClassPathSearch(classLoader));
        }
        try {
            return inFiles(text, base, classLoader);
        } catch (InvalidPathException e) {
            throw new ScriptsLocationException(text, "no file can have this name: " + e.getReason(), e);
        }
    }

    private static ScriptsLocation inFiles(String text, Path base, ClassLoader classLoader) {
        String path = text.startsWith("file:") ? text.substring("file:".length()) : text;
        int inside = path.indexOf(".jar!");
        if (inside >= 0) {
            int end = inside + ".jar".length();
            return new JarLocation(text, base.resolve(path.substring(0, end)), path.substring(end + 1));
        }
        return path.endsWith(".jar")
                ? new JarLocation(text, base.resolve(path), "")
                : new FolderLocation(text, base.resolve(path), classLoader);
    }

    /**
     * Finds the scripts of this location and reads what they declare: {@code *.sql} files everywhere; in a folder
     * {@code *.java} files too, and on the class path annotated classes.
     *
     * @return the scripts, sorted by path
     * @throws ScriptsLocationException when the location does not exist or cannot be read
     * @throws InvalidScriptException when a header is malformed
     */
    List<Script> load();

    /**
     * What a build has written down of all revisions of this location at once, so that they need not be read.
     *
     * @return the head; empty where there is no index of exactly the files that are there, or several heads
     */
    default Optional<IndexedHead> indexedHead() {
        return Optional.empty();
    }

    /**
     * Where new scripts can be written.
     *
     * @return the folder, or empty for the class path and jars
     */
    default Optional<ScriptsFolder> scriptsFolder() {
        return Optional.empty();
    }
}
