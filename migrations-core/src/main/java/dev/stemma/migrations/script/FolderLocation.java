package dev.stemma.migrations.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder and everything below it. Links are not followed, so that nothing outside the folder is run.
 *
 * @param text the location as it was configured, which is also how its scripts are named to people
 * @param folder the folder
 */
record FolderLocation(String text, Path folder) implements ScriptsLocation {

    @Override
    public List<SqlScript> load() {
        if (!Files.isDirectory(folder)) {
            String problem = Files.exists(folder) ? "not a folder" : "no such folder";
            throw new ScriptsLocationException(
                    text, problem + "; create it, or name another one by --scripts or in migrate.toml", null);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".sql") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(file -> new SqlScript(new ScriptFile(pathForPeople(file), () -> Files.newInputStream(file))))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ScriptsLocationException(text, "cannot be read: " + e.getMessage(), e);
        }
    }

    private String pathForPeople(Path file) {
        return Path.of(text).resolve(folder.relativize(file)).toString();
    }
}
