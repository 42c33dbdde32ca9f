package dev.stemma.migrations.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder and everything below it. The folder itself may be a link; links in it are not followed, so that nothing
 * outside it is run.
 *
 * @param text the location as it was configured, which is also how its scripts are named to people
 * @param folder the folder
 * @param kept whether the folder is where its scripts are kept, and not a copy that a build makes
 */
record FolderLocation(String text, Path folder, boolean kept) implements ScriptsLocation {

    @Override
    public List<Script> load() {
        if (!Files.isDirectory(folder)) {
            String problem = Files.exists(folder) ? "not a folder" : "no such folder";
            throw new ScriptsLocationException(
                    text, problem + "; create it, or name another one by --scripts or in migrate.toml", null);
        }
        try {
            Path real = folder.toRealPath();
            try (Stream<Path> files = Files.walk(real)) {
                return files.filter(FolderLocation::isScript)
                        .sorted()
                        .map(file -> script(folder.resolve(real.relativize(file))))
                        .toList();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ScriptsLocationException(text, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isScript(Path file) {
        return file.toString().endsWith(".sql") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Optional<ScriptsFolder> scriptsFolder() {
        return kept ? Optional.of(new ScriptsFolder(text, folder)) : Optional.empty();
    }

    private Script script(Path file) {
        ScriptFile content = new ScriptFile(pathForPeople(file), () -> Files.newInputStream(file));
        return new SqlScript(content, kept ? Optional.of(file) : Optional.empty());
    }

    private String pathForPeople(Path file) {
        return new ScriptsFolder(text, folder).pathForPeople(file);
    }
}
