package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A revision written in SQL. The header is at hand; the body is read from its file at each call. */
public final class SqlScript {

    private final ScriptFile file;
    private final Optional<Path> keptIn;
    private final ScriptHeader header;

    SqlScript(ScriptFile file) {
        this(file, Optional.empty());
    }

    SqlScript(ScriptFile file, Optional<Path> keptIn) {
        this.file = file;
        this.keptIn = keptIn;
        this.header = file.readHeader();
    }

    /**
     * Reads a script that is not, or not yet, in a scripts location.
     *
     * @param path where it is or will be, for error messages
     * @param content the bytes of the file
     * @return the script
     * @throws InvalidScriptException when its header is malformed, or it is not UTF-8
     */
    public static SqlScript of(String path, byte[] content) {
        byte[] copy = content.clone();
        return new SqlScript(new ScriptFile(path, () -> new ByteArrayInputStream(copy)));
    }

    /**
     * The revision that the header declares.
     *
     * @return the revision
     */
    public Revision revision() {
        return header.revision();
    }

    /**
     * When the script was written, as its header says.
     *
     * @return the value of {@code created:}, as written
     */
    public Optional<String> created() {
        return header.created();
    }

    /**
     * Where the script is.
     *
     * @return the path, for people
     */
    public String path() {
        return file.path();
    }

    /**
     * The file that an author can edit.
     *
     * @return the file, or empty for scripts of the class path and of jars
     */
    public Optional<Path> keptIn() {
        return keptIn;
    }

    /**
     * Reads the sections from the file.
     *
     * @return the upgrade and the downgrade
     * @throws InvalidScriptException when the file is not UTF-8 or its sections are malformed
     */
    public ScriptBody readBody() {
        return ScriptBody.parse(path(), file.readText());
    }

    /**
     * Reads the whole file.
     *
     * @return the text, without a byte order mark
     * @throws InvalidScriptException when the file is not UTF-8
     */
    public String readText() {
        return file.readText();
    }
}
