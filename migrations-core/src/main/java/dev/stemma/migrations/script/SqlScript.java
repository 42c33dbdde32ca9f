package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.util.Optional;

/** A revision written in SQL. The header is at hand; the body is read from its file at each call. */
public final class SqlScript {

    private final ScriptFile file;
    private final ScriptHeader header;

    SqlScript(ScriptFile file) {
        this.file = file;
        this.header = file.readHeader();
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
