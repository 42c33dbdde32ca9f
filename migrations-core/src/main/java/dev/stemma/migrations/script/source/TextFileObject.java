package dev.stemma.migrations.script.source;

import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/** A source file as the compiler wants it. */
final class TextFileObject extends SimpleJavaFileObject {

    private final SourceFile file;

    /** A file, the how manieth of its compilation; the compiler tells files apart by their addresses. */
    TextFileObject(SourceFile file, int index) {
        super(address(file, index), Kind.SOURCE);
        this.file = file;
    }

    private static URI address(SourceFile file, int index) {
        try {
            return new URI("revision", null, "/" + index + "/" + file.fileName(), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(file.path(), e);
        }
    }

    SourceFile file() {
        return file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.text();
    }
}
