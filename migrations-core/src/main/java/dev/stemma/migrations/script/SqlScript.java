package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A revision written in SQL. The header is at hand; the body is read from its file at each call. */
public final class SqlScript implements Script {

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

    /** A script whose header is known already. */
    SqlScript(ScriptFile file, ScriptHeader header) {
        this.file = file;
        this.keptIn = Optional.empty();
        this.header = header;
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

    @Override
    public Revision revision() {
        return header.revision();
    }

    @Override
    public Optional<String> created() {
        return header.created();
    }

    @Override
    public String path() {
        return file.path();
    }

    @Override
    public Optional<Path> keptIn() {
        return keptIn;
    }

    @Override
    public ScriptBody readBody() {
        return ScriptBody.parse(path(), file.readText());
    }

    @Override
    public Optional<String> readChecksum() {
        return readBody().checksum();
    }

    @Override
    public Optional<String> readText() {
        return Optional.of(file.readText());
    }
}
