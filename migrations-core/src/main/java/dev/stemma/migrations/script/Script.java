package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.nio.file.Path;
import java.util.Optional;

/** A revision script, in SQL or in Java: what it declares is at hand, what it does is read when it is asked for. */
public interface Script {

    /**
     * The revision that it declares.
     *
     * @return the revision
     */
    Revision revision();

    /**
     * When it was written, as it says itself.
     *
     * @return the date, as written
     */
    Optional<String> created();

    /**
     * Where it is.
     *
     * @return the path, for people
     */
    String path();

    /**
     * The file that an author can edit.
     *
     * @return the file, or empty for scripts of the class path and of jars
     */
    Optional<Path> keptIn();

    /**
     * Reads what it does.
     *
     * @return the upgrade and the downgrade
     * @throws InvalidScriptException when it cannot be read
     */
    ScriptBody readBody();

    /**
     * The fingerprint of what it does; known without compiling anything.
     *
     * @return the SHA-256 of the normalised text, 64 hex digits, or empty where there is no text
     * @throws InvalidScriptException when it cannot be read
     */
    Optional<String> readChecksum();

    /**
     * Reads it as its author wrote it.
     *
     * @return the whole text, or empty where only a compiled class is at hand
     * @throws InvalidScriptException when it cannot be read
     */
    Optional<String> readText();
}
