package dev.stemma.migrations.script.source;

/**
 * A source file in Java, read.
 *
 * @param path where it is, for people
 * @param text all of it, without a byte order mark
 */
public record SourceFile(String path, String text) {

    /** The last part of the path, by which the compiler knows the file. */
    String fileName() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
