package dev.stemma.migrations.script;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of plain SQL that is no revision script: a part of the declared model.
 *
 * @param path how people find it
 * @param text its text, without a byte order mark
 */
public record SqlSource(String path, String text) {

    private static final String CLASSPATH = "classpath:";

    /**
     * Reads what one entry of a configuration names: a file, a folder with {@code *.sql} files below it (in the order of
     * their paths), or {@code classpath:some/file.sql}.
     *
     * @param source the entry
     * @param base what a relative path is relative to
     * @param classLoader where {@code classpath:} looks
     * @return the files
     * @throws StemmaException with {@link ErrorCode#INVALID_MODEL} when there is no such file
     * @throws InvalidScriptException when a file is not UTF-8 or cannot be read
     */
    public static List<SqlSource> read(String source, Path base, ClassLoader classLoader) {
        if (source.startsWith(CLASSPATH)) {
            String name = ClasspathLocation.trimSlashes(source.substring(CLASSPATH.length()));
            if (classLoader.getResource(name) == null) {
                throw refused(source, "no such file on the class path");
            }
            return List.of(read(new ScriptFile(CLASSPATH + name, () -> ClasspathLocation.open(classLoader, name))));
        }
        Path path = base.resolve(source);
        if (Files.isDirectory(path)) {
            List<SqlSource> files = below(source, path);
            if (files.isEmpty()) {
                throw refused(source, "the folder holds no *.sql files");
            }
            return files;
        }
        if (!Files.exists(path)) {
            throw refused(source, "no such file or folder");
        }
        return List.of(read(new ScriptFile(source, () -> Files.newInputStream(path))));
    }

    private static List<SqlSource> below(String source, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".sql") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(file -> read(new ScriptFile(
                            new ScriptsFolder(source, folder).pathForPeople(file), () -> Files.newInputStream(file))))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw refused(source, "cannot be read: " + e.getMessage());
        }
    }

    private static SqlSource read(ScriptFile file) {
        return new SqlSource(file.path(), file.readText());
    }

    private static StemmaException refused(String source, String problem) {
        return new StemmaException(ErrorCode.INVALID_MODEL, "Model source " + source + ": " + problem);
    }
}
