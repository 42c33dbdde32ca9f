package dev.stemma.migrations.script.source;

/**
 * Something that is wrong in a source file.
 *
 * @param path the file, for people
 * @param line the line, from 1; 0 when it is not a matter of one line
 * @param column the column, from 1; 0 when it is not known
 * @param message what is wrong, in one line or several
 */
public record SourceProblem(String path, int line, int column, String message) {

    @Override
    public String toString() {
        return path + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "") + ": " + message;
    }
}
